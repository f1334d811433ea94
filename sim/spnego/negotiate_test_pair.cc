#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {

ContextFacts Party::Facts() const {
  ContextFacts facts;
  context->Describe(facts);
  return facts;
}

void NegotiateTestPair::Surround(Party& party) const {
  party.surroundings = std::make_unique<Surroundings>(Surroundings{
      .clock = clock_, .random = random_, .directory = directory_, .profile = *profile, .habits = party.habits});
}

SecStatus NegotiateTestPair::Acquire(Party& party, std::uint32_t use) {
  party.context.reset();
  party.credential.reset();
  Surround(party);
  party.negotiate = MakeNegotiatePackage(party.inner);
  CredentialRequest request;
  request.use = use;
  request.package_list = party.package_list;
  SecStatus status = SecStatus::kInternalError;
  party.credential = party.negotiate.acquire(party.negotiate, *party.surroundings, request, status);
  return status;
}

void NegotiateTestPair::Make() {
  Acquire(client, kUseOutbound);
  Acquire(server, kUseInbound);
  client.context = client.negotiate.make_initiator(client.negotiate, *client.surroundings, *client.credential);
  server.context = server.negotiate.make_acceptor(server.negotiate, *server.surroundings, *server.credential);
}

SecStatus NegotiateTestPair::Send(Party& party, const Bytes* token) {
  LegRequest request;
  request.has_token = token != nullptr;
  if (token != nullptr) request.token = *token;
  request.requested = party.requested;
  request.has_target = !party.target.empty();
  request.target = party.target;
  party.last = {};
  party.context->Step(request, party.last);
  return party.last.status;
}

int NegotiateTestPair::PassTokens() {
  int legs = 1;
  Party* sender = &client;
  if (IsFailure(Send(client, nullptr))) return legs;
  for (; !sender->last.token.empty() && legs < 20; ++legs) {
    Party* const receiver = sender == &client ? &server : &client;
    const Bytes token = sender->last.token;
    const SecStatus status = Send(*receiver, &token);
    if (IsFailure(status)) return legs + 1;
    sender = receiver;
  }
  return legs;
}

bool NegotiateTestPair::IsSettledOn(PackageName package) const {
  return client.context->established() && server.context->established() && client.Facts().package == package &&
         server.Facts().package == package && client.Facts().negotiation_state == 0 &&
         server.Facts().negotiation_state == 0;
}

}  // namespace legwork::spnego
