#include "sim/ntlm/acceptor_target.h"

#include <algorithm>

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

void PutText(Writer& out, AvId id, std::string_view text) { PutAvPair(out, id, Units(text)); }

Bytes MakeInfo(std::string_view host, std::string_view domain) {
  const bool has_dns_domain = domain.find('.') != std::string_view::npos;
  const std::string dns_domain = has_dns_domain ? Map(domain, ToLower) : "";
  const std::string dns_host = Map(host, ToLower) + (has_dns_domain ? "." + dns_domain : "");
  Bytes info;
  Writer out(info);
  PutText(out, AvId::kMsvAvNbDomainName, domain.empty() ? std::string(host) : NetBiosName(domain));
  PutText(out, AvId::kMsvAvNbComputerName, host);
  PutText(out, AvId::kMsvAvDnsDomainName, has_dns_domain ? dns_domain : dns_host);
  PutText(out, AvId::kMsvAvDnsComputerName, dns_host);
  if (has_dns_domain) PutText(out, AvId::kMsvAvDnsTreeName, dns_domain);
  PutAvPair(out, AvId::kMsvAvTimestamp, Bytes(8));
  PutAvEol(out);
  return info;
}

}  // namespace

AcceptorTarget::AcceptorTarget(std::string_view host, std::string_view domain)
    : type_(domain.empty() ? kTargetTypeServer : kTargetTypeDomain),
      name_oem_(domain.empty() ? std::string(host) : NetBiosName(domain)),
      name_unicode_(Units(name_oem_)),
      info_(MakeInfo(host, domain)) {}

void AcceptorTarget::InfoAt(std::uint64_t time, Bytes& out) const {
  Append(out, info_);
  std::uint8_t* const value = &out[out.size() - kTimestampFromEnd];
  for (int i = 0; i < 8; ++i) value[i] = static_cast<std::uint8_t>(time >> (8 * i));
}

}  // namespace legwork::ntlm
