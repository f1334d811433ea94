#include <iostream>

#include "cases/script/diagnostic.h"
#include "cases/script/format.h"
#include "cases/script/statements.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"

// `fmt`: the one layout of scenario files. A file with an error is left as it is.
namespace legwork::cli {
namespace {

int FormatOne(const std::string& path, bool only_check) {
  const FileText file = ReadFile(path);
  if (!file.error.empty()) return Fail(kUsage, file.error);
  const script::FormatResult result = script::Format(file.text, path, script::Statements());
  if (result.problem) return Fail(kUsage, script::DiagnosticText(*result.problem));
  if (result.text == file.text) return kAsExpected;
  if (only_check) return Fail(kUnexpected, path + " is not laid out: run `legwork fmt " + path + "`");
  const std::string error = WriteFile(path, result.text);
  if (!error.empty()) return Fail(kHarnessFault, error);
  std::cout << path << "\n";
  return kAsExpected;
}

}  // namespace

int Format(const FormatOptions& options) {
  int status = kAsExpected;
  for (const std::string& file : options.files) status = std::max(status, FormatOne(file, options.check));
  return status;
}

}  // namespace legwork::cli
