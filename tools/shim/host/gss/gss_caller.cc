#include "tools/shim/host/gss/gss_caller.h"

#include <string>

#include "tools/shim/host/gss/gss_bench.h"
#include "tools/shim/host/gss/gss_call.h"

namespace legwork::host {
namespace {

struct CallRow {
  Call call;
  void (*perform)(GssCall& call);
};
constexpr CallRow kCalls[] = {
    {Call::kAcquire, GssAcquire}, {Call::kFree, GssFree},       {Call::kInitialize, GssInitialize},
    {Call::kAccept, GssAccept},   {Call::kDelete, GssDelete},   {Call::kQuery, GssQuery},
    {Call::kSign, GssSign},       {Call::kVerify, GssVerify},   {Call::kEncrypt, GssEncrypt},
    {Call::kDecrypt, GssDecrypt}, {Call::kExport, GssExport},   {Call::kImport, GssImport},
};

}  // namespace

void GssCaller::BeginSession(const WireRequest& request) {
  state_ = GssState{};
  state_.realms = request.realms;
}

void GssCaller::Answer(const CallRequest& request, CallReply& reply) {
  reply = CallReply{};
  GssCall call(library_, state_, request, reply);
  if (request.ansi) return call.Unsupported("GSS-API has one form of each function");
  for (const CallRow& row : kCalls) {
    if (row.call == request.call) return row.perform(call);
  }
  call.Unsupported("GSS-API has nothing like " + std::string(CallFunction(request.call)));
}

BenchReply GssCaller::Bench(const BenchRequest& request) { return RunGssBench(library_, request); }

}  // namespace legwork::host
