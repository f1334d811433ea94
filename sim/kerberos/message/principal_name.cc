#include "sim/kerberos/message/principal_name.h"

#include <algorithm>

#include "sim/kerberos/message/explicit_field.h"

namespace legwork::kerberos {
namespace {

bool ReadComponent(DerReader& in, std::string_view* component) { return in.GetGeneralString(component); }
void WriteComponent(DerWriter& out, const std::string_view& component) { out.PutGeneralString(component); }

}  // namespace

bool ReadPrincipalName(DerReader& in, PrincipalName* name) {
  DerReader body, components;
  return in.GetSequence(&body) &&                         //
         body.GetExplicitInteger(0, &name->name_type) &&  //
         body.GetContext(1, &components) &&               //
         ReadList(components, ReadComponent, &name->components) && components.ExpectEmpty() && body.ExpectEmpty();
}

void WritePrincipalName(DerWriter& out, const PrincipalName& name) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, name.name_type);
  const DerScope components = out.Context(1);
  WriteList(out, WriteComponent, name.components);
}

PrincipalName NameFromText(std::int32_t name_type, std::string_view text) {
  PrincipalName name{name_type, {}};
  std::size_t slash = text.find('/');
  while (slash != std::string_view::npos && name.components.size() + 1 < kNameComponentsMax) {
    name.components.Add(text.substr(0, slash));
    text.remove_prefix(slash + 1);
    slash = text.find('/');
  }
  name.components.Add(text);
  return name;
}

void AppendName(const PrincipalName& name, std::string& text) {
  for (std::size_t i = 0; i < name.components.size(); ++i) {
    if (i > 0) text += '/';
    text += name.components[i];
  }
}

std::string NameText(const PrincipalName& name) {
  std::string text;
  AppendName(name, text);
  return text;
}

bool NameIs(const PrincipalName& name, std::string_view text) {
  for (std::size_t i = 0; i < name.components.size(); ++i) {
    if (i > 0) {
      if (!text.starts_with('/')) return false;
      text.remove_prefix(1);
    }
    if (!text.starts_with(name.components[i])) return false;
    text.remove_prefix(name.components[i].size());
  }
  return text.empty();
}

bool SameName(const PrincipalName& left, const PrincipalName& right) {
  return std::equal(left.components.begin(), left.components.end(), right.components.begin(), right.components.end());
}

std::string_view TicketGrantingRealm(const PrincipalName& name) {
  const bool is_tgs = name.components.size() == 2 && name.components[0] == "krbtgt";
  return is_tgs ? name.components[1] : std::string_view();
}

}  // namespace legwork::kerberos
