// Reading and writing every kind of token, on the tokens of real handshakes.
//   bazel run --config=opt //bench:codec_bench

#include <benchmark/benchmark.h>

#include <vector>

#include "bench/meeting.h"
#include "sim/kerberos/context_token.h"
#include "sim/kerberos/message/ap_rep.h"
#include "sim/kerberos/message/ap_req.h"
#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/writer.h"

namespace legwork::bench {
namespace {

constexpr MeetingKind kKerberos = {"kerberos", "Kerberos", "HTTP/web"};
constexpr MeetingKind kNtlm = {"ntlm", "NTLM", "HTTP/web"};
constexpr MeetingKind kNegotiate = {"negotiate", "Negotiate", "HTTP/web"};

// TokenOf gives the token of the leg, from 0, of a handshake of the kind.
Bytes TokenOf(const MeetingKind& kind, std::size_t leg) {
  std::vector<Bytes> tokens;
  Meeting meeting(kind);
  meeting.driver().KeepTokens(&tokens);
  meeting.Run();
  return leg < tokens.size() ? tokens[leg] : Bytes();
}

// MessageOf is the Kerberos message within the token of the leg.
Bytes MessageOf(std::size_t leg) {
  const Bytes token = TokenOf(kKerberos, leg);
  const auto framed = kerberos::ReadContextToken(token);
  return framed ? Bytes(framed->message.begin(), framed->message.end()) : Bytes();
}

// Reads measures `read` on the octets, Writes what `write` makes of the message that was read.
template <typename Read>
void Reads(benchmark::State& state, const Bytes& octets, Read read) {
  if (!read(ByteView(octets))) return state.SkipWithError("the token cannot be read");
  for (auto _ : state) benchmark::DoNotOptimize(read(ByteView(octets)));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(octets.size()));
}

template <typename Read, typename Write>
void Writes(benchmark::State& state, const Bytes& octets, Read read, Write write) {
  const auto message = read(ByteView(octets));
  if (!message) return state.SkipWithError("the token cannot be read");
  Bytes out;
  for (auto _ : state) {
    out.clear();
    write(*message, out);
    benchmark::DoNotOptimize(out.data());
  }
  if (out.empty()) state.SkipWithError("nothing is written");
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

// Through gives functions of a writer, or of a DER writer, the bytes to write to.
template <typename WriterType, typename Message>
auto Through(void (*write)(const Message&, WriterType&)) {
  return [write](const Message& message, Bytes& out) {
    WriterType writer(out);
    write(message, writer);
  };
}
template <typename Message>
auto Through(void (*write)(DerWriter&, const Message&)) {
  return [write](const Message& message, Bytes& out) {
    DerWriter writer(out);
    write(writer, message);
  };
}

void ReadApReq(benchmark::State& state) { Reads(state, MessageOf(0), kerberos::ReadApReq); }
void ReadApRep(benchmark::State& state) { Reads(state, MessageOf(1), kerberos::ReadApRep); }
void ReadNegotiate(benchmark::State& state) { Reads(state, TokenOf(kNtlm, 0), ntlm::ReadNegotiateMessage); }
void ReadChallenge(benchmark::State& state) { Reads(state, TokenOf(kNtlm, 1), ntlm::ReadChallengeMessage); }
void ReadAuthenticate(benchmark::State& state) { Reads(state, TokenOf(kNtlm, 2), ntlm::ReadAuthenticateMessage); }
void ReadNegTokenInit(benchmark::State& state) { Reads(state, TokenOf(kNegotiate, 0), spnego::ReadNegTokenInit); }
void ReadNegTokenResp(benchmark::State& state) { Reads(state, TokenOf(kNegotiate, 1), spnego::ReadNegTokenResp); }

void WriteApReq(benchmark::State& state) {
  Writes(state, MessageOf(0), kerberos::ReadApReq, Through(kerberos::WriteApReq));
}
void WriteApRep(benchmark::State& state) {
  Writes(state, MessageOf(1), kerberos::ReadApRep, Through(kerberos::WriteApRep));
}
void WriteNegotiate(benchmark::State& state) {
  Writes(state, TokenOf(kNtlm, 0), ntlm::ReadNegotiateMessage, Through(ntlm::WriteNegotiateMessage));
}
void WriteChallenge(benchmark::State& state) {
  Writes(state, TokenOf(kNtlm, 1), ntlm::ReadChallengeMessage, Through(ntlm::WriteChallengeMessage));
}
void WriteAuthenticate(benchmark::State& state) {
  Writes(state, TokenOf(kNtlm, 2), ntlm::ReadAuthenticateMessage, Through(ntlm::WriteAuthenticateMessage));
}
void WriteNegTokenInit(benchmark::State& state) {
  Writes(state, TokenOf(kNegotiate, 0), spnego::ReadNegTokenInit, spnego::WriteNegTokenInit);
}
void WriteNegTokenResp(benchmark::State& state) {
  Writes(state, TokenOf(kNegotiate, 1), spnego::ReadNegTokenResp, spnego::WriteNegTokenResp);
}

BENCHMARK(ReadApReq);
BENCHMARK(WriteApReq);
BENCHMARK(ReadApRep);
BENCHMARK(WriteApRep);
BENCHMARK(ReadNegotiate);
BENCHMARK(WriteNegotiate);
BENCHMARK(ReadChallenge);
BENCHMARK(WriteChallenge);
BENCHMARK(ReadAuthenticate);
BENCHMARK(WriteAuthenticate);
BENCHMARK(ReadNegTokenInit);
BENCHMARK(WriteNegTokenInit);
BENCHMARK(ReadNegTokenResp);
BENCHMARK(WriteNegTokenResp);

}  // namespace
}  // namespace legwork::bench

BENCHMARK_MAIN();
