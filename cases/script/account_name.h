#ifndef LEGWORK_CASES_SCRIPT_ACCOUNT_NAME_H_
#define LEGWORK_CASES_SCRIPT_ACCOUNT_NAME_H_

#include <string_view>

namespace legwork::script {

// AccountOf is the account that a name means, however it is spelt: the alice of EXAMPLE\alice and alice@EXAMPLE.COM.
std::string_view AccountOf(std::string_view name);

// NameOneAccount says whether two spellings can mean one and the same account: the same one, and domains that are the
// same, or one the first label of the other (the NetBIOS name of EXAMPLE.COM), or left out. Letters of ASCII count
// alike in either case. No page says how NAMES are spelt. An empty name means nobody.
bool NameOneAccount(std::string_view one, std::string_view other);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_ACCOUNT_NAME_H_
