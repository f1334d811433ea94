#include "tools/shim/library_subject.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "tools/shim/session_files.h"

namespace legwork::host {
namespace {

constexpr std::string_view kAccounts = "accounts";
constexpr std::string_view kKrb5Conf = "krb5_conf";
constexpr std::string_view kKeytab = "keytab";

bool IsOfName(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_'; }

// IsVariable says whether the word is an assignment: a path may have a `=` in it, but its name has no slash before.
bool IsVariable(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return false;
  return std::ranges::all_of(word.substr(0, equals), IsOfName);
}

std::string Braced(std::string_view what) { return "{" + std::string(what) + "}"; }

}  // namespace

bool LibrarySubject::Names(std::string_view what) const {
  return std::ranges::any_of(
      variables, [&](const std::string& variable) { return variable.find(Braced(what)) != std::string::npos; });
}

LibrarySubject ReadLibrarySubject(std::string_view text) {
  LibrarySubject subject;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!IsVariable(text.substr(0, end))) break;
    subject.variables.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  subject.library = text;
  return subject;
}

std::string AccountLines(const Directory& directory) {
  std::string text;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    const bool is_user = account->name.find('/') == std::string::npos && !account->disabled;
    const bool has_line = (account->name + account->password).find('\n') == std::string::npos;
    if (!is_user || !has_line) continue;
    for (const std::string& domain : {account->domain, account->realm}) {
      if (!domain.empty()) text += domain + ":" + account->name + ":" + account->password + "\n";
    }
  }
  return text;
}

std::string Filled(std::string variable, const PrivateFolder& folder) {
  const std::string session = SessionFolder(folder);
  const std::pair<std::string_view, std::string> files[] = {{kAccounts, folder.path() + "/" + kAccountFile},
                                                            {kKrb5Conf, session + "/krb5.conf"},
                                                            {kKeytab, session + "/own.keytab"}};
  for (const auto& [what, path] : files) {
    const std::string braced = Braced(what);
    for (std::size_t at = variable.find(braced); at != std::string::npos; at = variable.find(braced, at)) {
      variable.replace(at, braced.size(), path);
    }
  }
  return variable;
}

std::string UnknownBraces(const LibrarySubject& subject) {
  for (const std::string& variable : subject.variables) {
    std::size_t end = 0;
    for (std::size_t at = variable.find('{'); at != std::string::npos; at = variable.find('{', end)) {
      end = variable.find('}', at);
      if (end == std::string::npos) break;
      const std::string_view word = std::string_view(variable).substr(at + 1, end - at - 1);
      if (word != kAccounts && word != kKrb5Conf && word != kKeytab) return Braced(word);
    }
  }
  return "";
}

}  // namespace legwork::host
