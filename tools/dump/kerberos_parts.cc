#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "sim/crypto/cipher.h"
#include "sim/crypto/rc4.h"
#include "tools/dump/schema.h"
#include "tools/dump/token_reader.h"

// What Kerberos has inside its messages and beside them: ciphertexts, the GSS checksum, and tokens of messages.
namespace legwork::dump {
namespace {

constexpr KeyUsage kSealUsages[] = {24, 22};  // of initiator and acceptor (RFC 4121 section 2)
constexpr std::size_t kHeaderSize = 16;       // of a message token

// ConfounderOf deciphers the octets that a ciphertext which has been found genuine begins with; false for a type of
// which nobody here knows how.
bool ConfounderOf(const DerivedKeys& keys, ByteView cipher, Bytes* confounder) {
  const EncryptionTypeRow& row = RowOf(keys.type());
  confounder->assign(row.confounder_size, 0);
  switch (row.family) {
    case EncryptionFamily::kAesSha1:
    case EncryptionFamily::kAesSha2:
    case EncryptionFamily::kCamellia: {
      Bytes plain = ToBytes(cipher.first(cipher.size() - row.tag_size));
      DecryptBody(keys, plain);
      std::copy_n(plain.begin(), row.confounder_size, confounder->begin());
      return true;
    }
    case EncryptionFamily::kRc4: {
      const ByteView tag = cipher.first(row.tag_size);
      Rc4(keys.integrity_md5().Compute({tag})).Crypt(cipher.subspan(row.tag_size, row.confounder_size), *confounder);
      return true;
    }
  }
  return false;
}

std::uint64_t BigEndian(ByteView octets) {
  std::uint64_t value = 0;
  for (const std::uint8_t octet : octets) value = value << 8 | octet;
  return value;
}

std::size_t LittleEndian16(ByteView octets) { return octets[0] | static_cast<std::size_t>(octets[1]) << 8; }

Part Unsigned(std::string label, ByteView octets, std::size_t at, std::uint64_t base = 10) {
  Part leaf = Leaf(std::move(label), Form::kUnsigned, octets, at);
  leaf.number = base;
  return leaf;
}

std::string MessageFlagsNote(std::uint8_t flags) {
  std::string note = (flags & 1) != 0 ? "acceptor" : "initiator";
  if ((flags & 2) != 0) note += "|sealed";
  if ((flags & 4) != 0) note += "|acceptor-subkey";
  return note;
}

}  // namespace

bool TokenReader::Open(const Key& key, KeyUsage usage, ByteView cipher, std::size_t at, Part* sealed,
                       Bytes* plaintext) const {
  const EncryptionTypeRow& row = RowOf(key.type);
  if (cipher.size() < row.confounder_size + row.tag_size) return false;
  const DerivedKeys keys(key, usage, KeyPurpose::kDecrypt);
  plaintext->resize(DecryptedSize(key.type, cipher.size()));
  auto sealing = std::make_shared<Sealing>();
  sealing->key = key;
  sealing->usage = usage;
  if (!Decrypt(keys, cipher, *plaintext) || !ConfounderOf(keys, cipher, &sealing->confounder)) return false;
  sealed->form = Form::kSealed;
  sealed->offset = at;
  sealed->size = cipher.size();
  sealed->header_size = row.confounder_size;
  sealed->sealing = std::move(sealing);
  return true;
}

TokenReader::Parts TokenReader::ReadCipher(ByteView cipher, std::size_t at, const Scope& scope, int depth) {
  const std::vector<Key> tried = keys_;
  for (const Key& key : tried) {
    if (static_cast<std::int64_t>(key.type) != scope.selector) continue;
    for (const KeyUsage usage : UsagesOf(scope.sealed)) {
      Part sealed;
      Bytes plaintext;
      if (!Open(key, usage, cipher, at, &sealed, &plaintext)) continue;
      Scope inner = {.type = scope.sealed};
      sealed.parts = ReadElements(plaintext, at + sealed.header_size, inner, depth);
      return {Exact(std::move(sealed), cipher, at)};
    }
  }
  return {Leaf("", Form::kHex, cipher, at)};
}

// A key that was found inside opens what follows.
void TokenReader::KeepKey(const Part& encryption_key) {
  if (encryption_key.parts.size() != 1 || encryption_key.parts[0].parts.size() != 2) return;
  std::int64_t type = 0;
  Bytes octets;
  for (const Part& field : encryption_key.parts[0].parts) {
    if (field.parts.size() != 1 || field.parts[0].parts.size() != 1) return;
    const Part& leaf = field.parts[0].parts[0];
    if (field.label == "keytype" && leaf.octets.size() == 1) type = leaf.octets[0];
    if (field.label == "keyvalue") octets = leaf.octets;
  }
  Key key;
  if (!MakeKey(static_cast<std::int32_t>(type), octets, &key)) return;
  if (std::ranges::find(keys_, key) == keys_.end()) keys_.push_back(key);
}

// RFC 4121 section 4.1.1.
Part TokenReader::ReadGssChecksum(ByteView octets, std::size_t at, int depth) {
  constexpr std::size_t kFixed = 24, kDelegationHead = 28;
  Part group;
  group.form = Form::kGroup;
  group.offset = at;
  group.size = octets.size();
  if (octets.size() < kFixed) {
    group.parts = {Leaf("", Form::kHex, octets, at)};
    return group;
  }
  group.parts = {Unsigned("Lgth", octets.first(4), at), Leaf("Bnd", Form::kHex, octets.subspan(4, 16), at + 4),
                 Unsigned("Flags", octets.subspan(20, 4), at + 20, 16)};
  const std::uint32_t flags = octets[20] | octets[21] << 8 | octets[22] << 16;
  group.parts[2].note = BitsNote("GssFlags", flags);
  std::size_t done = kFixed;
  const std::size_t size = octets.size() >= kDelegationHead ? LittleEndian16(octets.subspan(26)) : 0;
  if ((flags & 1) != 0 && octets.size() >= kDelegationHead + size && size > 0) {
    group.parts.push_back(Unsigned("DlgOpt", octets.subspan(24, 2), at + 24));
    Part reference;
    reference.label = "Dlgth";
    reference.form = Form::kSize;
    reference.number = reference.size = 2;
    reference.name = "Deleg";
    reference.offset = at + 26;
    group.parts.push_back(std::move(reference));
    Part delegation;
    delegation.label = "Deleg";
    delegation.form = Form::kGroup;
    delegation.offset = at + kDelegationHead;
    delegation.size = size;
    delegation.parts = ReadToken(octets.subspan(kDelegationHead, size), delegation.offset, depth + 1);
    group.parts.push_back(std::move(delegation));
    done = kDelegationHead + size;
  }
  if (done < octets.size()) group.parts.push_back(Leaf("Exts", Form::kHex, octets.subspan(done), at + done));
  return group;
}

// RFC 4121 section 4.2.6.
TokenReader::Parts TokenReader::ReadMessageToken(ByteView octets, std::size_t at) {
  const bool is_wrap = octets[0] == 5;
  Parts parts = {Leaf("TOK_ID", Form::kHex, octets.first(2), at, is_wrap ? "Wrap" : "MIC"),
                 Leaf("Flags", Form::kUnsigned, octets.subspan(2, 1), at + 2, MessageFlagsNote(octets[2]))};
  parts[1].number = 16;
  parts.push_back(Leaf("Filler", Form::kHex, octets.subspan(3, is_wrap ? 1 : 5), at + 3));
  if (is_wrap) {
    parts.push_back(Leaf("EC", Form::kUnsignedBe, octets.subspan(4, 2), at + 4));
    parts.push_back(Leaf("RRC", Form::kUnsignedBe, octets.subspan(6, 2), at + 6));
  }
  parts.push_back(Leaf("SND_SEQ", Form::kUnsignedBe, octets.subspan(8, 8), at + 8));
  const ByteView body = octets.subspan(kHeaderSize);
  if (!is_wrap) {
    parts.push_back(Leaf("SGN_CKSUM", Form::kHex, body, at + kHeaderSize));
    return parts;
  }
  Parts inner = ReadWrapBody(octets.first(kHeaderSize), body, at + kHeaderSize);
  std::ranges::move(inner, std::back_inserter(parts));
  return parts;
}

TokenReader::Parts TokenReader::ReadWrapBody(ByteView header, ByteView body, std::size_t at) {
  if (body.empty()) return {};
  const std::size_t extra = BigEndian(header.subspan(4, 2));
  const std::size_t turn = BigEndian(header.subspan(6, 2)) % body.size();
  Bytes turned = ToBytes(body);
  std::rotate(turned.begin(), turned.begin() + static_cast<std::ptrdiff_t>(turn), turned.end());
  for (const Key& key : keys_) {
    Part sealed;
    Bytes plaintext;
    const KeyUsage usage = kSealUsages[header[2] & 1];
    if ((header[2] & 2) == 0 || !Open(key, usage, turned, at, &sealed, &plaintext)) continue;
    const std::size_t base = at + sealed.header_size;
    const std::size_t behind = std::min(extra + kHeaderSize, plaintext.size());
    const std::size_t size = plaintext.size() - behind;
    const std::size_t filler = behind < kHeaderSize ? 0 : behind - kHeaderSize;
    sealed.parts.push_back(Leaf("Data", Form::kHex, ByteView(plaintext).first(size), base));
    sealed.parts.push_back(Leaf("Padding", Form::kHex, ByteView(plaintext).subspan(size, filler), base + size));
    sealed.parts.push_back(
        Leaf("Header", Form::kHex, ByteView(plaintext).subspan(size + filler), base + size + filler));
    Part part;
    part.label = "Body";
    part.form = Form::kTurned;
    part.number = turn;
    part.offset = at;
    part.size = body.size();
    part.parts = {std::move(sealed)};
    return {Exact(std::move(part), body, at)};
  }
  return {Leaf("Body", Form::kHex, body, at)};
}

}  // namespace legwork::dump
