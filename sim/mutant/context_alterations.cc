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

constexpr SecStatus kNoStatus = static_cast<SecStatus>(0x8009FFFF);  // that winerror.h does not have

void ExportOddly(Deed& deed) {
  if (deed.Is(Call::kExport) && !deed.Succeeded()) deed.reply.status = kNoStatus;
}

void ImportOddly(Deed& deed) {
  if (deed.Is(Call::kImport) && !deed.Succeeded()) deed.reply.status = kNoStatus;
}

void EncryptWithoutData(Deed& deed) {
  const bool has_data = MessageBufferOf(deed.reply, BufferType::kData) != nullptr;
  if (deed.Is(Call::kEncrypt) && !has_data) deed.reply.status = SecStatus::kOk;
}

void WriteReadOnly(Deed& deed) {
  if (!deed.Is(Call::kEncrypt)) return;
  for (BufferResult& buffer : deed.reply.input) {
    if ((buffer.type & kBufferReadOnly) != 0) buffer.changed = true;
  }
}

// EmitEarly puts octets into the TOKEN element of a datagram context's first call.
void EmitEarly(Deed& deed) {
  constexpr std::uint32_t kDatagram = 0x400;  // ISC_RET_DATAGRAM
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.IsFirstLeg() || (deed.reply.granted & kDatagram) == 0 || token == nullptr) return;
  token->content = {0x60, 0x00};
  token->size = 2;
  token->changed = true;
}

void EstablishOnce(Deed& deed) {
  const bool again = deed.Is(Call::kInitialize) && deed.memory.established;
  if (again) deed.reply.status = SecStatus::kOutOfSequence;
  deed.memory.established = deed.memory.established || (deed.Is(Call::kInitialize) && deed.Gave(SecStatus::kOk));
}

void TellNothingMissing(Deed& deed) {
  BufferResult* missing = MessageBufferOf(deed.reply, BufferType::kMissing);
  if (deed.Is(Call::kDecrypt) && missing != nullptr) missing->type = static_cast<std::uint32_t>(BufferType::kEmpty);
}

constexpr Mutant kRows[] = {
    {"tells_nothing_missing", "STR-001", "ntlm/incomplete_message", "nobody learns how much of a message is missing",
     TellNothingMissing},
    {"exports_oddly", "EXP-004", "kerberos/export", "a refused export has a status that nobody knows", ExportOddly},
    {"imports_oddly", "IMX-003", "calling_sequence/import_elsewhere", "a refused import has a status that nobody knows",
     ImportOddly},
    {"encrypts_without_data", "ENC-010", "ntlm/odd_messages", "EncryptMessage succeeds without DATA",
     EncryptWithoutData},
    {"writes_read_only", "ENC-003", "ntlm/message_layouts", "EncryptMessage writes READONLY elements", WriteReadOnly},
    {"modifies_read_only", "BUF-004", "kerberos/message_layouts", "a READONLY element is modified", WriteReadOnly},
    {"emits_early_blob", "DGM-001", "ntlm/datagram", "the first call of a datagram context emits a token", EmitEarly},
    {"establishes_once", "DGM-002", "kerberos/datagram_again", "a datagram context cannot be established again",
     EstablishOnce},
    {"datagrams_of_any_number", "DGM-003", "kerberos/datagram_again", "a datagram verifies under any number",
     VerifyAnyNumber},
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
