#include "model/attribute.h"
#include "model/sec_buffer.h"
#include "sim/mutant/groups.h"

// Bugs of the calls on an established context, and of what few callers pass to a handshake.
namespace legwork::mutant {
namespace {

constexpr std::uint32_t kNoEncrypt = 0x80000001;  // SECQOP_WRAP_NO_ENCRYPT

bool Queried(const Deed& deed, Attribute attribute) { return deed.Queried(static_cast<std::uint32_t>(attribute)); }

void TellNoServer(Deed& deed) {
  if (Queried(deed, Attribute::kNativeNames)) deed.reply.facts.server_name.clear();
}

void TellAnotherAuthority(Deed& deed) {
  const bool here = Queried(deed, Attribute::kAuthority) && deed.actor.role == Role::kAcceptor;
  if (here) deed.reply.facts.authority += ".OTHER";
}

void TellNoCipher(Deed& deed) {
  if (Queried(deed, Attribute::kKeyInfo)) deed.reply.facts.encryption_algorithm.clear();
}

void MarshalNothing(Deed& deed) {
  if (Queried(deed, Attribute::kTargetInformation)) deed.reply.facts.target_information.clear();
}

void TellNoPac(Deed& deed) {
  if (Queried(deed, Attribute::kDceInfo)) deed.reply.facts.pac.clear();
}

void IgnoreNumber(Deed& deed, Call call) {
  if (deed.Is(call) && deed.Gave(SecStatus::kOutOfSequence)) deed.reply.status = SecStatus::kOk;
}
void VerifyAnyNumber(Deed& deed) { IgnoreNumber(deed, Call::kVerify); }
void DecryptAnyNumber(Deed& deed) { IgnoreNumber(deed, Call::kDecrypt); }

void SealAllTheSame(Deed& deed) {
  BufferResult* data = MessageBufferOf(deed.reply, BufferType::kData);
  if (!deed.Is(Call::kEncrypt) || !deed.Succeeded() || deed.request.qop != kNoEncrypt || data == nullptr) return;
  for (std::uint8_t& octet : data->content) octet ^= 0x5A;
  data->changed = true;
}

void RefuseStreams(Deed& deed) {
  const bool streams = MessageBufferOf(deed.reply, BufferType::kStream) != nullptr;
  if (deed.Is(Call::kDecrypt) && streams) deed.reply.status = SecStatus::kInvalidToken;
}

void FillMissing(Deed& deed) {
  BufferResult* missing = MessageBufferOf(deed.reply, BufferType::kMissing);
  if (deed.IsHandshake() && missing != nullptr) missing->changed = true;
}

void CompareTypesWhole(Deed& deed) {
  for (const BufferArgument& buffer : deed.request.input.buffers) {
    const bool flagged = BufferTypeOf(buffer.type) == BufferType::kToken && (buffer.type & kBufferAttributeMask) != 0;
    if (deed.IsHandshake() && flagged) deed.reply.status = SecStatus::kInvalidToken;
  }
}

// KeepExported answers an exported context's queries as if it were still there.
void KeepExported(Deed& deed) {
  const bool gone = deed.Is(Call::kQuery) && deed.Gave(SecStatus::kInvalidHandle);
  if (gone) deed.reply.status = SecStatus::kOk;
}

constexpr Mutant kRows[] = {
    {"keeps_exported", "EXP-003", "ntlm/export", "DELETE_OLD leaves the exported context alive", KeepExported},
    {"native_names_half", "QCA-016", "kerberos/every_attribute", "NATIVE_NAMES tells no server", TellNoServer},
    {"authority_differs", "QCA-015", "kerberos/every_attribute", "the acceptor tells another authority",
     TellAnotherAuthority},
    {"no_cipher_name", "QCA-014", "ntlm/every_attribute", "KEY_INFO leaves the cipher out", TellNoCipher},
    {"target_not_marshalled", "QCA-018", "ntlm/every_attribute", "TARGET_INFORMATION is empty", MarshalNothing},
    {"dce_without_pac", "QCA-023", "ntlm/every_attribute", "DCE_INFO has no PAC", TellNoPac},
    {"verifies_any_number", "SIG-007", "ntlm/datagram", "a signature verifies under another number", VerifyAnyNumber},
    {"decrypts_any_number", "ENC-012", "kerberos/datagram", "a message decrypts under another number",
     DecryptAnyNumber},
    {"seals_all_the_same", "ENC-007", "kerberos/wrap_no_encrypt", "SECQOP_WRAP_NO_ENCRYPT encrypts", SealAllTheSame},
    {"refuses_streams", "DEC-008", "kerberos/message_layouts", "DecryptMessage knows no STREAM", RefuseStreams},
    {"fills_missing", "BUF-007", "ntlm/odd_input", "a MISSING element is written through", FillMissing},
    {"compares_types_whole", "BUF-003", "ntlm/odd_input", "a READONLY token is not found", CompareTypesWhole},
};

}  // namespace

std::span<const Mutant> ContextMutants() { return kRows; }

}  // namespace legwork::mutant
