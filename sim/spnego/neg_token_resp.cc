#include "sim/spnego/neg_token_resp.h"

#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::spnego {
namespace {

// A state beyond those of the RFC is malformed: nobody could say what to do next.
bool TryNegState(DerReader& body, std::optional<NegState>* state) {
  std::optional<std::int32_t> number;
  if (!body.TryExplicitEnumerated(0, &number)) return false;
  if (!number) return true;
  if (*number < 0 || *number > static_cast<std::int32_t>(NegState::kRequestMic)) return body.Fail();
  *state = static_cast<NegState>(*number);
  return true;
}

}  // namespace

Result<NegTokenResp> ReadNegTokenResp(ByteView token) {
  NegTokenResp resp;
  DerReader outer(token), choice, body;
  if (!outer.GetContext(1, &choice) ||                               //
      !choice.GetSequence(&body) ||                                  //
      !TryNegState(body, &resp.neg_state) ||                         //
      !body.TryExplicitObjectIdentifier(1, &resp.supported_mech) ||  //
      !body.TryExplicitOctetString(2, &resp.response_token) ||       //
      !body.TryExplicitOctetString(3, &resp.mech_list_mic) ||        //
      !body.ExpectEmpty() || !choice.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("NegTokenResp");
  }
  return resp;
}

void WriteNegTokenResp(const NegTokenResp& token, Bytes& out) {
  DerWriter writer(out);
  const DerScope choice = writer.Context(1);
  const DerScope body = writer.Sequence();
  if (token.neg_state) writer.PutExplicitEnumerated(0, static_cast<std::int32_t>(*token.neg_state));
  if (token.supported_mech) writer.PutExplicitObjectIdentifier(1, *token.supported_mech);
  if (token.response_token) writer.PutExplicitOctetString(2, *token.response_token);
  if (token.mech_list_mic) writer.PutExplicitOctetString(3, *token.mech_list_mic);
}

}  // namespace legwork::spnego
