// Makes the corpora of this folder anew: make_corpus tokens|texts|handshakes|messages > corpus/tokens.hex

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/base/text.h"
#include "sim/peer/simulated_factory.h"
#include "tools/dump/part_text.h"
#include "tools/dump/testing/scenario_tokens.h"
#include "tools/dump/token_reader.h"
#include "tools/fuzz/tampered_meeting.h"
#include "tools/fuzz/tampered_messages.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/trace/recording_text.h"

namespace legwork::fuzz {
namespace {

constexpr std::size_t kTokensMax = 60;
constexpr std::size_t kTokenSizeMax = 900;
constexpr std::size_t kTextSizeMax = 4000;

void Print(std::string_view head, ByteView input) {
  std::printf("%s%s\n", ToHex(AsBytes(head)).c_str(), ToHex(input).c_str());
}

std::string ShapeOf(const std::vector<dump::Part>& parts) {
  std::string shape;
  for (const dump::Part& part : parts) {
    shape += std::to_string(part.number) + part.label + "(" + ShapeOf(part.parts) + ")";
  }
  return shape;
}

// One token for each shape, the smallest first.
void PrintTokens() {
  std::set<std::string> shapes;
  std::multimap<std::size_t, Bytes> by_size;
  for (const Bytes& token : dump::testing::RunAllScenarios().tokens) {
    if (token.size() > kTokenSizeMax) continue;
    if (shapes.insert(ShapeOf(dump::TokenReader({}).Read(token))).second) by_size.emplace(token.size(), token);
  }
  std::size_t printed = 0;
  for (const auto& [size, token] : by_size) {
    if (++printed <= kTokensMax) Print("", token);
  }
}

std::string TraceOf(const EmbeddedScenario& scenario) {
  const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
  SimulatedFactory subject;
  StringToKeyCache keys;
  script::Recording recording;
  script::RunRequest request;
  request.script = &*parsed.script;
  request.initiator = request.acceptor = &subject;
  request.keys = &keys;
  request.recording = &recording;
  script::RunScenario(request);
  return trace::RecordingText(recording, "sim", std::string(scenario.id), "documented");
}

void PrintTexts() {
  std::set<std::string_view> folders;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    const bool is_new = folders.insert(scenario.id.substr(0, scenario.id.find('/'))).second;
    if (!is_new || scenario.text.size() > kTextSizeMax) continue;
    Print("S", AsBytes(scenario.text));
    const std::string trace = TraceOf(scenario);
    if (folders.size() <= 3) Print("T", AsBytes(trace));
  }
  std::string line;
  for (const host::WireRequest::Kind kind : {host::WireRequest::Kind::kHello, host::WireRequest::Kind::kSession,
                                             host::WireRequest::Kind::kBench, host::WireRequest::Kind::kCall}) {
    host::WireRequest request;
    request.kind = kind;
    line.clear();
    host::WriteRequest(request, line);
    Print("Q", AsBytes(line));
  }
  for (const host::WireReply::Kind kind : {host::WireReply::Kind::kHello, host::WireReply::Kind::kCall}) {
    host::WireReply reply;
    reply.kind = kind;
    line.clear();
    host::WriteReply(reply, line);
    Print("R", AsBytes(line));
  }
  for (std::size_t kind = 0; kind < 2; ++kind) {
    for (const Bytes& token : TamperedMeeting(MeetingKinds()[kind]).Tokens()) {
      const std::string text = dump::PartText(dump::TokenReader({}).Read(token));
      if (text.size() <= kTextSizeMax) Print("D", AsBytes(text));
    }
  }
  Print("X", AsBytes("WWW-Authenticate: Negotiate oQcwBaADCgEA, Basic\r\n"));
}

void PrintHandshakes() {
  for (std::size_t kind = 0; kind < MeetingKinds().size(); ++kind) {
    const std::vector<Bytes> tokens = TamperedMeeting(MeetingKinds()[kind]).Tokens();
    for (std::size_t leg = 0; leg < tokens.size(); ++leg) {
      const Bytes head = {static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(leg), 0};
      Print(AsText(head), tokens[leg]);
    }
  }
}

// Every plan of every kind, as it is sent.
void PrintMessages() {
  for (std::size_t kind = 0; kind < MeetingKinds().size(); ++kind) {
    TamperedMessages messages(MeetingKinds()[kind]);
    for (const std::uint8_t plan : {0, 3, 6}) {
      messages.Connect();
      const Bytes head = {static_cast<std::uint8_t>(kind), plan, 0};
      Print(AsText(head), messages.Send(MessagePlanOf(plan)).Whole());
    }
  }
}

}  // namespace
}  // namespace legwork::fuzz

int main(int argc, char** argv) {
  const std::string_view what = argc == 2 ? argv[1] : "";
  if (what == "tokens") legwork::fuzz::PrintTokens();
  if (what == "texts") legwork::fuzz::PrintTexts();
  if (what == "handshakes") legwork::fuzz::PrintHandshakes();
  if (what == "messages") legwork::fuzz::PrintMessages();
  return what == "tokens" || what == "texts" || what == "handshakes" || what == "messages" ? 0 : 2;
}
