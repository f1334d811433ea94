#include "sim/kdc/ticket_times.h"

#include <algorithm>

#include "sim/kerberos/message/kerberos_time.h"
#include "sim/wire/file_time.h"

namespace legwork::kdc {
namespace {

using kerberos::KrbErrorCode;

// Until is `wanted` within `limit`. A KerberosTime of the Unix epoch or before it asks for as long as possible.
Ticks Until(Ticks wanted, Ticks limit) { return wanted <= kFileTimeOfUnixEpoch ? limit : std::min(wanted, limit); }

std::optional<Ticks> ChooseRenewTill(const kerberos::KdcReqBody& body, const TicketLimits& limits, Ticks end) {
  if (!limits.renew_till) return std::nullopt;
  const bool wants_more = body.till <= kFileTimeOfUnixEpoch || body.till > end;
  if ((body.kdc_options & kerberos::kOptionRenewable) != 0) {
    return kerberos::WholeSecond(Until(body.rtime.value_or(0), *limits.renew_till));
  }
  if ((body.kdc_options & kerberos::kOptionRenewableOk) != 0 && wants_more) {
    return kerberos::WholeSecond(Until(body.till, *limits.renew_till));
  }
  return std::nullopt;
}

}  // namespace

KrbErrorCode ChooseTicketTimes(const kerberos::KdcReqBody& body, const KdcPolicy& policy, Ticks now,
                               const TicketLimits& limits, TicketTimes* times) {
  if (body.from && *body.from > now + policy.skew_max) return KrbErrorCode::kCannotPostdate;
  times->start = kerberos::WholeSecond(now);
  times->end = kerberos::WholeSecond(Until(body.till, limits.end));
  if (times->end <= times->start) return KrbErrorCode::kNeverValid;
  times->renew_till = ChooseRenewTill(body, limits, times->end);
  return KrbErrorCode::kNone;
}

}  // namespace legwork::kdc
