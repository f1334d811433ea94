// Everything that reads text: scenarios, traces, the line protocol of shims, dumps, tokens as people paste them. The
// first octet of an input says which.

#include <string>

#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "model/call_record.h"
#include "sim/wire/utf16.h"
#include "tools/cli/token_input.h"
#include "tools/dump/part_reader.h"
#include "tools/dump/part_writer.h"
#include "tools/fuzz/mutate.h"
#include "tools/fuzz/target.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/trace/trace_reader.h"

namespace legwork::fuzz {
namespace {

void ReadTrace(std::string_view text) {
  trace::TraceReader reader("trace", trace::SourceOf(text));
  CallRecord record;
  while (reader.Next(record)) {
  }
}

void ReadDump(std::string_view text) {
  const dump::PartsRead read = dump::ReadParts(text, {});
  if (!read.error.empty()) {
    Demand(read.line > 0 && !dump::ErrorText("dump", text, read).empty(), "an error has a place");
    return;
  }
  dump::WriteParts(read.parts);
}

// A line that is read says the same when it is written and read again.
template <typename Line>
void ReadLine(std::string_view text, std::string (*read)(std::string_view, Line&),
              void (*write)(const Line&, std::string&)) {
  Line line;
  if (!read(text, line).empty()) return;
  std::string once, twice;
  write(line, once);
  Line again;
  Demand(read(std::string_view(once).substr(0, once.size() - 1), again).empty(), "what is written can be read");
  write(again, twice);
  Demand(once == twice, "a line says the same again");
}

}  // namespace

void Run(ByteView input) {
  if (input.empty()) return;
  const std::string_view text = AsText(input.subspan(1));
  switch (input[0]) {
    case 'S':
      script::Parse(text, "scenario", script::Statements());
      return;
    case 'T':
      return ReadTrace(text);
    case 'Q':
      return ReadLine(text, host::ReadRequest, host::WriteRequest);
    case 'R':
      return ReadLine(text, host::ReadReply, host::WriteReply);
    case 'D':
      return ReadDump(text);
    default:
      cli::ReadTokenInput(text);
      Utf16LeFromUtf8(text).ok();
      return;
  }
}

void Mutate(Bytes& input, RandomStream& random) {
  const std::uint8_t kind = input.empty() ? 'S' : input[0];
  MutateOctets(input, random);
  // A piece of the text that comes twice is a line, a member or a word of it more often than not.
  if (random.Below(3) == 0 && input.size() > 2) {
    const std::size_t from = random.Below(static_cast<std::uint32_t>(input.size()));
    const std::size_t size = random.Below(static_cast<std::uint32_t>(input.size() - from)) + 1;
    const Bytes piece(input.begin() + static_cast<std::ptrdiff_t>(from),
                      input.begin() + static_cast<std::ptrdiff_t>(from + size));
    const std::size_t to = random.Below(static_cast<std::uint32_t>(input.size()));
    input.insert(input.begin() + static_cast<std::ptrdiff_t>(to), piece.begin(), piece.end());
  }
  if (input.empty()) input.resize(1);
  input[0] = kind;
}

}  // namespace legwork::fuzz
