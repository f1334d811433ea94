#include "sim/kerberos/message/pac.h"

#include <algorithm>

#include "sim/crypto/cipher.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/kerberos/message/typed_data_list.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"
#include "sim/wire/utf16.h"

namespace legwork::kerberos {
namespace {

constexpr std::size_t kAlignment = 8;    // octets
constexpr std::size_t kHeaderSize = 8;   // octets
constexpr std::size_t kEntrySize = 16;   // octets
constexpr std::size_t kSignatureAt = 4;  // behind its type

std::size_t Aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

// SignaturePlace is where in the PAC the octets of a signature lie; empty if there is none.
ByteSpan SignaturePlace(ByteSpan pac, PacType type) {
  const auto buffers = ReadPac(pac);
  if (!buffers.ok()) return {};
  const PacBuffer* buffer = FindPacBuffer(*buffers, type);
  if (buffer == nullptr || buffer->data.size() <= kSignatureAt) return {};
  const auto at = static_cast<std::size_t>(buffer->data.data() - pac.data());
  return pac.subspan(at, buffer->data.size()).subspan(kSignatureAt);
}

void Clear(Bytes& pac, PacType type) { std::ranges::fill(SignaturePlace(pac, type), std::uint8_t{0}); }

Bytes SignatureOf(const Key& key, ByteView data) {
  Bytes signature(ChecksumSize(key.type));
  Checksum(DerivedKeys(key, kUsageForUser, KeyPurpose::kChecksum), {data}, signature);
  return signature;
}

// PacInside finds the PAC among typed data.
std::optional<ByteView> FindTyped(ByteView encoding, std::int32_t type) {
  DerReader outer(encoding), values;
  if (!outer.GetSequence(&values)) return std::nullopt;
  while (!values.empty()) {
    TypedData value;
    if (!ReadTypedData(values, &value)) return std::nullopt;
    if (value.type == type) return value.data;
  }
  return std::nullopt;
}

}  // namespace

Result<PacBuffers> ReadPac(ByteView pac) {
  Reader in(pac);
  PacBuffers buffers;
  std::uint32_t count = 0, version = 0;
  if (!in.GetU32Le(&count) || (count > kPacBuffersMax && !in.Fail()) || !in.GetU32Le(&version) ||
      (version != 0 && !in.Fail())) {
    return in.Failure("Pac");
  }
  const std::size_t front = kHeaderSize + count * kEntrySize;
  for (std::uint32_t i = 0; i < count; ++i) {
    PacBuffer buffer;
    std::uint32_t size = 0;
    std::uint64_t offset = 0;
    if (!in.GetU32Le(&buffer.type) || !in.GetU32Le(&size) || !in.GetU64Le(&offset)) return in.Failure("Pac");
    const bool is_inside = offset >= front && offset % kAlignment == 0 && offset <= pac.size() &&
                           size <= pac.size() - static_cast<std::size_t>(offset);
    if (!is_inside) return Error{"Pac", in.Offset()};
    buffer.data = pac.subspan(static_cast<std::size_t>(offset), size);
    buffers.Add(buffer);
  }
  return buffers;
}

const PacBuffer* FindPacBuffer(const PacBuffers& buffers, PacType type) {
  for (const PacBuffer& buffer : buffers) {
    if (buffer.type == static_cast<std::uint32_t>(type)) return &buffer;
  }
  return nullptr;
}

std::size_t PacSize(const std::vector<PacPart>& parts) {
  std::size_t size = kHeaderSize + parts.size() * kEntrySize;
  for (const PacPart& part : parts) size += Aligned(part.data.size());
  return size;
}

Bytes WritePac(const std::vector<PacPart>& parts) {
  Bytes pac;
  pac.reserve(PacSize(parts));
  Writer out(pac);
  out.PutU32Le(static_cast<std::uint32_t>(parts.size()));
  out.PutU32Le(0);
  std::size_t offset = kHeaderSize + parts.size() * kEntrySize;
  for (const PacPart& part : parts) {
    out.PutU32Le(static_cast<std::uint32_t>(part.type));
    out.PutU32Le(static_cast<std::uint32_t>(part.data.size()));
    out.PutU64Le(offset);
    offset += Aligned(part.data.size());
  }
  for (const PacPart& part : parts) {
    out.PutBytes(part.data);
    pac.resize(Aligned(pac.size()));
  }
  return pac;
}

Result<PacSignature> ReadPacSignature(ByteView data) {
  Reader in(data);
  std::uint32_t type = 0;
  if (!in.GetU32Le(&type) || (in.empty() && !in.Fail())) return in.Failure("PacSignature");
  return PacSignature{static_cast<std::int32_t>(type), in.GetRest()};
}

Bytes EmptySignature(const Key& key) {
  Bytes data;
  Writer out(data);
  out.PutU32Le(static_cast<std::uint32_t>(RowOf(key.type).checksum_type));
  data.resize(kSignatureAt + ChecksumSize(key.type));
  return data;
}

void SignBuffer(Bytes& pac, PacType type, const Key& key, ByteView data) {
  const ByteSpan place = SignaturePlace(pac, type);
  if (place.empty()) return;
  const Bytes signature = SignatureOf(key, data);
  std::copy_n(signature.begin(), std::min(signature.size(), place.size()), place.begin());
}

void SignPac(Bytes& pac, const Key& server_key, const Key& kdc_key) {
  for (const PacType type : {PacType::kFullSignature, PacType::kServerSignature, PacType::kKdcSignature}) {
    Clear(pac, type);
  }
  SignBuffer(pac, PacType::kFullSignature, kdc_key, Bytes(pac));
  ResignServer(pac, server_key, kdc_key);
}

void ResignServer(Bytes& pac, const Key& server_key, const Key& kdc_key) {
  Clear(pac, PacType::kServerSignature);
  Clear(pac, PacType::kKdcSignature);
  SignBuffer(pac, PacType::kServerSignature, server_key, Bytes(pac));
  const ByteSpan server_signature = SignaturePlace(pac, PacType::kServerSignature);
  SignBuffer(pac, PacType::kKdcSignature, kdc_key, Bytes(server_signature.begin(), server_signature.end()));
}

bool HasSignatureOver(ByteView pac, PacType type, const Key& key, ByteView data) {
  const auto buffers = ReadPac(pac);
  const PacBuffer* buffer = buffers.ok() ? FindPacBuffer(*buffers, type) : nullptr;
  if (buffer == nullptr) return false;
  const auto signature = ReadPacSignature(buffer->data);
  const std::size_t size = ChecksumSize(key.type);
  const auto wanted = static_cast<std::int32_t>(RowOf(key.type).checksum_type);
  if (!signature.ok() || signature->type != wanted || signature->signature.size() < size) return false;
  const DerivedKeys keys(key, kUsageForUser, KeyPurpose::kChecksum);
  return VerifyChecksum(keys, {data}, signature->signature.first(size));
}

bool HasGenuineSignature(ByteView pac, const Key& server_key) {
  Bytes unsigned_pac = ToBytes(pac);
  Clear(unsigned_pac, PacType::kServerSignature);
  Clear(unsigned_pac, PacType::kKdcSignature);
  return HasSignatureOver(pac, PacType::kServerSignature, server_key, unsigned_pac);
}

bool HasKdcSignatures(ByteView pac, const Key& kdc_key) {
  Bytes unsigned_pac = ToBytes(pac);
  const Bytes server_signature = ToBytes(SignaturePlace(unsigned_pac, PacType::kServerSignature));
  if (!HasSignatureOver(pac, PacType::kKdcSignature, kdc_key, server_signature)) return false;
  if (SignaturePlace(unsigned_pac, PacType::kFullSignature).empty()) return true;
  for (const PacType type : {PacType::kFullSignature, PacType::kServerSignature, PacType::kKdcSignature}) {
    Clear(unsigned_pac, type);
  }
  return HasSignatureOver(pac, PacType::kFullSignature, kdc_key, unsigned_pac);
}

Result<ClientInfo> ReadClientInfo(ByteView data) {
  Reader in(data);
  std::uint64_t client_id = 0;
  std::uint16_t size = 0;
  ByteView name;
  if (!in.GetU64Le(&client_id) || !in.GetU16Le(&size) || !in.GetBytes(size, &name) || !in.ExpectEmpty()) {
    return in.Failure("ClientInfo");
  }
  const Result<std::string> text = Utf8FromUtf16Le(name);
  if (!text.ok()) return Error{"ClientInfo", in.Offset()};
  return ClientInfo{static_cast<std::int64_t>(client_id), *text};
}

Bytes WriteClientInfo(const ClientInfo& info) {
  const Result<Bytes> name = Utf16LeFromUtf8(info.name);
  Bytes data;
  Writer out(data);
  out.PutU64Le(static_cast<std::uint64_t>(info.client_id));
  out.PutU16Le(static_cast<std::uint16_t>(name.ok() ? name->size() : 0));
  if (name.ok()) out.PutBytes(*name);
  return data;
}

Bytes WrapPac(ByteView pac) {
  Bytes inner, outer;
  {
    DerWriter out(inner);
    const DerScope list = out.Sequence();
    WriteTypedData(out, {kAdWin2kPac, pac});
  }
  DerWriter out(outer);
  const DerScope list = out.Sequence();
  WriteTypedData(out, {kAdIfRelevant, inner});
  return outer;
}

std::optional<ByteView> UnwrapPac(ByteView authorization_data) {
  const std::optional<ByteView> relevant = FindTyped(authorization_data, kAdIfRelevant);
  return relevant ? FindTyped(*relevant, kAdWin2kPac) : std::nullopt;
}

}  // namespace legwork::kerberos
