#ifndef LEGWORK_SIM_KDC_KDC_H_
#define LEGWORK_SIM_KDC_KDC_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kdc/authority.h"
#include "sim/kdc/kdc_event.h"
#include "sim/kdc/kdc_policy.h"
#include "sim/kdc/kdc_rule.h"
#include "sim/kdc/transport.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/package/kdc_port.h"
#include "sim/world/directory.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

struct PresentedTgt;

// Kdc is the simulated Key Distribution Center (RFC 4120 sections 3.1 and 3.3) of the realms it was given, over the
// accounts of a directory. It answers whatever it is sent: a request that is malformed gets KRB_ERR_GENERIC. Nothing is
// kept from one exchange to the next but derived keys, the events and the last replies.
class Kdc : public KdcPort {
 public:
  // The directory and what the clock reads outlive the KDC. Accounts may be added to the directory at any time.
  Kdc(Directory& directory, const Clock& clock, const RandomStreams& random, const KdcPolicy& policy = {});
  ~Kdc() override;

  // AddRealm serves a realm from now on. Of its own accounts, krbtgt/REALM and kadmin/changepw, those are added that
  // the directory lacks.
  void AddRealm(std::string_view realm);

  bool Serves(std::string_view realm) const;
  const std::vector<std::string>& realms() const { return realms_; }

  // AddRule lays a rule behind those that are there.
  void AddRule(KdcRule rule) { rules_.push_back({std::move(rule), 0}); }
  void ClearRules() { rules_.clear(); }

  // An unreachable KDC answers nobody.
  void set_reachable(bool reachable) { reachable_ = reachable; }
  const KdcPolicy& policy() const { return authority_.policy; }
  void set_policy(const KdcPolicy& policy) { authority_.policy = policy; }

  // set_clock_offset says how far the KDC's clock is ahead of the world's.
  void set_clock_offset(Ticks offset) { authority_.clock.set_offset(offset); }
  Ticks clock_offset() const { return authority_.clock.offset(); }

  // Receive answers a request as the realm whose ticket-granting ticket it shows, else as the one it names; as the
  // first one if that is not served. A client asks its own realm for services of another, too (RFC 4120 section 3.3.1).
  // A datagram that is no request at all gets no answer, because two who answer answers would never end.
  Answer Receive(Transport transport, ByteView request);

  // RefuseLength is KRB_ERR_FIELD_TOOLONG to a stream whose message would be too long (RFC 4120 section 7.2.2).
  Bytes RefuseLength() const;

  // Exchange gives nullopt for a realm that was not added, when unreachable, and where a rule says so. It takes no
  // time: a rule's delay is nothing to a caller who waits for the reply.
  std::optional<Bytes> Exchange(std::string_view realm, ByteView request) override;

  // The events since the last TakeEvents, oldest first.
  const std::vector<KdcEvent>& events() const { return events_; }
  std::vector<KdcEvent> TakeEvents();

 private:
  struct LaidRule {
    KdcRule rule;
    std::uint32_t used = 0;  // requests it has decided
  };

  void AddOwnAccount(const std::string& name);
  std::string_view RealmFor(const kerberos::KdcReq& request) const;
  const KdcRule* RuleFor(const KdcEvent& event);
  Answer Serve(std::string_view realm, Transport transport, const Result<kerberos::KdcReq>& request);
  Answer AnswerRequest(std::string_view realm, const kerberos::KdcReq& request, KdcEvent& event);
  std::optional<Bytes> Obey(const KdcRule& rule, std::string_view realm, const kerberos::KdcReq& request,
                            const PresentedTgt* tgt, KdcEvent& event);
  Bytes AnswerRight(std::string_view realm, const kerberos::KdcReq& request, const PresentedTgt* tgt, KdcEvent& event);
  Bytes Refuse(std::string_view realm, const kerberos::KdcReq& request, kerberos::KrbErrorCode error, KdcEvent& event);
  void NoteRequest(const kerberos::KdcReq& request, const PresentedTgt* tgt, KdcEvent& event) const;
  Bytes& LastReply(kerberos::MessageType request);

  Authority authority_;
  Directory& accounts_;
  std::vector<std::string> realms_;
  std::vector<LaidRule> rules_;
  bool reachable_ = true;
  Bytes last_as_reply_;
  Bytes last_tgs_reply_;
  std::vector<KdcEvent> events_;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_H_
