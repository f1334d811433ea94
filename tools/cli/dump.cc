#include <iostream>

#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/cli/token_input.h"
#include "tools/dump/token_dump.h"

// `dump`: a token as people paste it, explained field by field.
namespace legwork::cli {

int Dump(const DumpOptions& options) {
  std::string text = options.token;
  if (options.token == "-") {
    FileText input = ReadFile("-");
    if (!input.error.empty()) return Fail(kUsage, input.error);
    text = std::move(input.text);
  }
  const TokenInput input = ReadTokenInput(text);
  if (!input.error.empty()) return Fail(kUsage, input.error);
  std::cout << input.token.size() << " bytes, read as " << input.form << "\n"
            << dump::DumpText(dump::DumpToken(input.token));
  return kAsExpected;
}

}  // namespace legwork::cli
