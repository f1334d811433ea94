#include "sim/ntlm/acceptor_target.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/base/byte_order.h"
#include "sim/ntlm/av_pair.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kTimestampFromEnd = 12;  // bytes: the value and MsvAvEOL

char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

std::string Map(std::string_view text, char (*map)(char)) {
  std::string mapped(text);
  std::ranges::transform(mapped, mapped.begin(), map);
  return mapped;
}

// NetBiosName is the first label of a DNS name, upper-cased: "EXAMPLE" for "example.com".
std::string NetBiosName(std::string_view domain) { return Map(domain.substr(0, domain.find('.')), ToUpper); }

// Units is empty for text that is no UTF-8: a name nobody could have typed.
Bytes Units(std::string_view text) {
  const Result<Bytes> units = Utf16LeFromUtf8(text);
  return units ? *units : Bytes();
}

// InfoMaker writes the pairs that the habits have.
class InfoMaker {
 public:
  explicit InfoMaker(const NtlmHabits& habits) : habits_(habits) {
    if (habits.unknown_av_id != 0) PutAvPair(out_, static_cast<AvId>(habits.unknown_av_id), {});
  }

  bool Wants(AvId id) const { return (habits_.av_pairs & AvBit(static_cast<int>(id))) != 0; }
  void Put(AvId id, ByteView value) {
    if (Wants(id)) PutAvPair(out_, id, value);
  }
  void PutText(AvId id, std::string_view text) { Put(id, Units(text)); }

  Bytes Finish() {
    if (!info_.empty()) PutAvEol(out_);
    return std::move(info_);
  }

 private:
  const NtlmHabits& habits_;
  Bytes info_;
  Writer out_{info_};
};

Bytes MakeInfo(std::string_view host, std::string_view domain, const NtlmHabits& habits) {
  const bool has_dns_domain = domain.find('.') != std::string_view::npos;
  const std::string dns_domain = has_dns_domain ? Map(domain, ToLower) : "";
  const std::string dns_host = Map(host, ToLower) + (has_dns_domain ? "." + dns_domain : "");
  InfoMaker out(habits);
  out.PutText(AvId::kMsvAvNbDomainName, domain.empty() ? std::string(host) : NetBiosName(domain));
  out.PutText(AvId::kMsvAvNbComputerName, host);
  out.PutText(AvId::kMsvAvDnsDomainName, has_dns_domain ? dns_domain : dns_host);
  out.PutText(AvId::kMsvAvDnsComputerName, dns_host);
  if (has_dns_domain) out.PutText(AvId::kMsvAvDnsTreeName, dns_domain);
  out.Put(AvId::kMsvAvFlags, OctetsOf<ByteOrder::kLittle>(habits.av_flags));
  out.Put(AvId::kMsvAvSingleHost, Bytes(48));
  out.Put(AvId::kMsvAvTargetName, Units("cifs/" + std::string(host)));
  out.Put(AvId::kMsvAvChannelBindings, Bytes(16));
  out.Put(AvId::kMsvAvTimestamp, Bytes(8));
  return out.Finish();
}

}  // namespace

AcceptorTarget::AcceptorTarget(std::string_view host, std::string_view domain, const CodePage& page,
                               const NtlmHabits& habits)
    : type_(domain.empty() ? kTargetTypeServer : kTargetTypeDomain),
      name_unicode_(Units(domain.empty() ? std::string(host) : NetBiosName(domain))),
      info_(MakeInfo(host, domain, habits)),
      has_timestamp_((habits.av_pairs & AvBit(static_cast<int>(AvId::kMsvAvTimestamp))) != 0) {
  name_oem_ = OemFromUtf16Le(page, name_unicode_).value_or(Bytes());
}

void AcceptorTarget::InfoAt(std::uint64_t time, Bytes& out) const {
  Append(out, info_);
  if (!has_timestamp_) return;
  StoreNumber<ByteOrder::kLittle>(time, &out[out.size() - kTimestampFromEnd]);
}

}  // namespace legwork::ntlm
