#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_PRINCIPAL_NAME_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_PRINCIPAL_NAME_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/kerberos/message/bounded_list.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// Name types of RFC 4120 section 6.2 and RFC 6806 section 5.
inline constexpr std::int32_t kNameUnknown = 0;
inline constexpr std::int32_t kNamePrincipal = 1;        // a user
inline constexpr std::int32_t kNameServiceInstance = 2;  // service/instance: krbtgt/REALM, HTTP/web
inline constexpr std::int32_t kNameServiceHost = 3;
inline constexpr std::int32_t kNameEnterprise = 10;  // user@domain as one component

inline constexpr std::size_t kNameComponentsMax = 6;

// PrincipalName is a name within a realm. Its components look into the octets or the text it was made of.
//
//   PrincipalName ::= SEQUENCE { name-type [0] Int32, name-string [1] SEQUENCE OF KerberosString }
struct PrincipalName {
  std::int32_t name_type = kNameUnknown;
  BoundedList<std::string_view, kNameComponentsMax> components;
};

bool ReadPrincipalName(DerReader& in, PrincipalName* name);
void WritePrincipalName(DerWriter& out, const PrincipalName& name);

// NameFromText splits "HTTP/web" at its slashes; components beyond the bound stay together in the last one. The text
// must outlive the name.
PrincipalName NameFromText(std::int32_t name_type, std::string_view text);

// UserName and ServiceName are NameFromText with the name type that clients send for these.
inline PrincipalName UserName(std::string_view text) { return NameFromText(kNamePrincipal, text); }
inline PrincipalName ServiceName(std::string_view text) { return NameFromText(kNameServiceInstance, text); }

// AppendName appends "HTTP/web"; NameText makes it a text of its own.
void AppendName(const PrincipalName& name, std::string& text);
std::string NameText(const PrincipalName& name);

// NameIs says whether NameText(name) == text, without making it.
bool NameIs(const PrincipalName& name, std::string_view text);

// SameName compares components octet by octet; the name type is only a hint (RFC 4120 section 6.2).
bool SameName(const PrincipalName& left, const PrincipalName& right);

// TicketGrantingRealm is REALM if the name is krbtgt/REALM, and empty otherwise.
std::string_view TicketGrantingRealm(const PrincipalName& name);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_PRINCIPAL_NAME_H_
