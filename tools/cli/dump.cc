#include <iostream>
#include <utility>

#include "sim/base/text.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/cli/token_input.h"
#include "tools/dump/find_part.h"
#include "tools/dump/key_ring.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_text.h"
#include "tools/dump/part_writer.h"
#include "tools/dump/token_reader.h"

// `dump`: a token as people paste it as text that explains it, and such text as a token again.
namespace legwork::cli {
namespace {

// Input is what the argument names: itself, "-" for standard input, "@FILE" for a file.
FileText InputOf(const std::string& argument) {
  if (argument == "-") return ReadFile("-");
  if (argument.starts_with('@')) return ReadFile(argument.substr(1));
  return {argument, ""};
}

std::string CollectKeys(const DumpOptions& options, std::vector<Key>& keys) {
  for (const std::string& text : options.keys) {
    if (std::string error = dump::AddKey(text, keys); !error.empty()) return "--key " + text + ": " + error;
  }
  for (const std::string& text : options.passwords) {
    if (std::string error = dump::AddPassword(text, keys); !error.empty()) return "--password: " + error;
  }
  for (const std::string& path : options.keytabs) {
    const FileText file = ReadFile(path);
    if (!file.error.empty()) return file.error;
    if (std::string error = dump::AddKeytab(AsBytes(file.text), keys); !error.empty()) return path + ": " + error;
  }
  return {};
}

int Explain(const DumpOptions& options, const std::string& text, const std::vector<Key>& keys) {
  const TokenInput input = ReadTokenInput(text);
  if (!input.error.empty()) return Fail(kUsage, input.error);
  dump::TokenReader reader(keys);
  for (const std::string& argument : options.before) {
    const FileText file = InputOf(argument);
    if (!file.error.empty()) return Fail(kUsage, file.error);
    const TokenInput earlier = ReadTokenInput(file.text);
    if (!earlier.error.empty()) return Fail(kUsage, "--before: " + earlier.error);
    reader.Read(earlier.token);
  }
  const std::vector<dump::Part> parts = reader.Read(input.token);
  if (!options.at) {
    std::cout << "# " << input.token.size() << " octets, read as " << input.form << "\n" << dump::PartText(parts);
    return kAsExpected;
  }
  if (*options.at >= input.token.size()) {
    return Fail(kUsage, "--at " + std::to_string(*options.at) + ": the token has " +
                            std::to_string(input.token.size()) + " octets, counted from 0");
  }
  std::cout << dump::DescribeOctet(input.token, parts, *options.at);
  return kAsExpected;
}

int MakeToken(const DumpOptions& options, const std::string& text, const std::vector<Key>& keys) {
  dump::PartsRead read = dump::ReadParts(text, keys);
  dump::Written written;
  if (read.error.empty()) written = dump::WriteParts(read.parts);
  if (!written.error.empty()) {
    read.error = written.error;
    read.line = written.line;
  }
  const std::string name = options.token == "-" ? "standard input" : options.token;
  if (!read.error.empty()) return Fail(kUsage, dump::ErrorText(name, text, read));
  if (options.as == "raw") {
    std::cout << AsText(written.token);
  } else {
    std::cout << (options.as == "hex" ? ToHex(written.token) : ToBase64(written.token)) << "\n";
  }
  return kAsExpected;
}

}  // namespace

int Dump(const DumpOptions& options) {
  std::vector<Key> keys;
  if (const std::string error = CollectKeys(options, keys); !error.empty()) return Fail(kUsage, error);
  const FileText input = InputOf(options.token);
  if (!input.error.empty()) return Fail(kUsage, input.error);
  return options.make ? MakeToken(options, input.text, keys) : Explain(options, input.text, keys);
}

}  // namespace legwork::cli
