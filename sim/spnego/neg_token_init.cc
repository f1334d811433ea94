#include "sim/spnego/neg_token_init.h"

#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

constexpr unsigned kReqFlagsBits = 7;

bool GetMechTypes(DerReader& body, MechTypeList* list) {
  DerReader field;
  return body.GetContext(0, &field) && GetMechTypeList(field, list) && field.ExpectEmpty();
}

bool GetHints(DerReader& field, NegHints* hints) {
  DerReader body;
  return field.GetSequence(&body) && body.TryExplicitGeneralString(0, &hints->name) &&
         body.TryExplicitOctetString(1, &hints->address) && body.ExpectEmpty() && field.ExpectEmpty();
}

// Field 3 is the MIC of a NegTokenInit or the hints of a NegTokenInit2, behind which the MIC has moved to field 4.
bool GetTail(DerReader& body, NegTokenInit* token) {
  std::optional<DerReader> field;
  if (!body.TryContext(3, &field)) return false;
  if (!field) return true;
  if (field->NextIs(kDerSequence)) {
    return GetHints(*field, &token->hints.emplace()) && body.TryExplicitOctetString(4, &token->mech_list_mic);
  }
  return field->GetOctetString(&token->mech_list_mic.emplace()) && field->ExpectEmpty();
}

void PutHints(const NegHints& hints, DerWriter& writer) {
  const DerScope field = writer.Context(3);
  const DerScope body = writer.Sequence();
  if (hints.name) writer.PutExplicitGeneralString(0, *hints.name);
  if (hints.address) writer.PutExplicitOctetString(1, *hints.address);
}

}  // namespace

Result<NegTokenInit> ReadNegTokenInit(ByteView token) {
  NegTokenInit init;
  DerReader outer(token), frame, choice, body;
  if (!ExpectGssFrame(outer, kOidSpnego, &frame) ||         //
      !frame.GetContext(0, &choice) ||                      //
      !choice.GetSequence(&body) ||                         //
      !GetMechTypes(body, &init.mech_types) ||              //
      !body.TryExplicitBitString32(1, &init.req_flags) ||   //
      !body.TryExplicitOctetString(2, &init.mech_token) ||  //
      !GetTail(body, &init) ||                              //
      !body.ExpectEmpty() || !choice.ExpectEmpty() || !frame.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("NegTokenInit");
  }
  return init;
}

void WriteNegTokenInit(const NegTokenInit& token, Bytes& out) {
  DerWriter writer(out);
  const DerScope frame = OpenGssFrame(writer, kOidSpnego);
  const DerScope choice = writer.Context(0);
  const DerScope body = writer.Sequence();
  {
    const DerScope field = writer.Context(0);
    writer.PutBytes(token.mech_types.encoding());
  }
  if (token.req_flags) writer.PutExplicitBitString32(1, *token.req_flags, kReqFlagsBits);
  if (token.mech_token) writer.PutExplicitOctetString(2, *token.mech_token);
  if (token.hints) PutHints(*token.hints, writer);
  if (token.mech_list_mic) writer.PutExplicitOctetString(token.hints ? 4 : 3, *token.mech_list_mic);
}

}  // namespace legwork::spnego
