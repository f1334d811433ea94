#include "sim/kerberos/kerberos_dump.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/text.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/dump_schema.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/kerberos/message/checksum.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/encryption_key.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/ticket_flags.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/file_time.h"
#include "sim/wire/gss_frame.h"
#include "sim/wire/oid.h"

namespace legwork::kerberos {
namespace {

std::string Hex32(std::uint32_t value) {
  const std::uint8_t octets[] = {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
                                 static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
  return "0x" + ToHex(octets);
}

// Walker goes through one stretch of octets, which begins at `base` of the token. Stretches inside stretches, such as
// decrypted ones, have walkers of their own.
class Walker {
 public:
  Walker(ByteView octets, std::size_t base, std::vector<Key>& keys, DumpLines& lines)
      : octets_(octets), base_(base), keys_(keys), lines_(lines), in_(octets) {}

  void DumpToken(int depth);
  void DumpWhole(Shape shape, std::string_view name, bool is_list, int depth);

 private:
  bool DumpFrame(int depth);
  bool DumpMessage(DerReader& in, int depth);
  bool DumpValue(DerReader& in, const FieldRow& field, int depth);
  bool DumpElement(DerReader& in, Shape shape, std::string_view name, int depth);
  bool DumpList(DerReader& in, const FieldRow& field, int depth);
  bool DumpFields(DerReader& in, Shape shape, int depth);
  bool DumpField(DerReader& in, Shape owner, int depth);
  bool ValueText(DerReader& in, Shape shape, std::string* text) const;
  void LookInside(Shape shape, ByteView element, int depth);
  void LookInsideChecksum(ByteView element, int depth);
  void LookInsidePaData(ByteView element, int depth);
  void DumpSealed(Shape sealed, ByteView element, int depth);
  void KeepKey(ByteView element);

  // At is the offset in the token of octets that lie in this stretch.
  std::size_t At(ByteView part) const { return base_ + static_cast<std::size_t>(part.data() - octets_.data()); }
  void Add(ByteView part, int depth, std::string_view name, std::string value) {
    lines_.push_back({At(part), part.size(), depth, std::string(name), std::move(value)});
  }
  void AddMalformed(int depth) {
    const std::size_t at = std::min(in_.FailedAt(), octets_.size());
    Add(octets_.subspan(at), depth, "malformed", "");
  }

  ByteView octets_;
  std::size_t base_;
  std::vector<Key>& keys_;
  DumpLines& lines_;
  DerReader in_;
};

void Walker::DumpToken(int depth) {
  const bool is_framed = in_.NextIs(DerApplication(0));
  const bool is_whole = (is_framed ? DumpFrame(depth) : DumpMessage(in_, depth)) && in_.ExpectEmpty();
  if (!is_whole) AddMalformed(depth);
}

bool Walker::DumpFrame(int depth) {
  ByteView mechanism, token_id;
  DerReader inner;
  if (!ReadGssFrame(in_, &mechanism, &inner)) return false;
  Add(octets_, depth, "InitialContextToken", "");
  Add(mechanism, depth + 1, "thisMech", OidText(mechanism));
  if (!inner.GetBytes(2, &token_id)) return false;
  Add(token_id, depth + 1, "TOK_ID", ToHex(token_id));
  return DumpMessage(inner, depth + 1) && inner.ExpectEmpty();
}

bool Walker::DumpMessage(DerReader& in, int depth) {
  std::uint8_t tag = 0;
  if (!in.Peek(&tag)) return in.Fail();
  const ShapeRow* row = (tag & 0xE0) == 0x60 ? FindShapeOfTag(tag & 0x1F) : nullptr;
  return row != nullptr ? DumpElement(in, row->shape, row->name, depth) : in.Fail();
}

void Walker::DumpWhole(Shape shape, std::string_view name, bool is_list, int depth) {
  const FieldRow field = {shape, 0, name, shape, is_list};
  const bool is_whole = DumpValue(in_, field, depth) && in_.ExpectEmpty();
  if (!is_whole) AddMalformed(depth);
}

bool Walker::DumpValue(DerReader& in, const FieldRow& field, int depth) {
  if (field.is_list) return DumpList(in, field, depth);
  const ByteView start = in.Rest();
  if (!DumpElement(in, field.shape, field.name, depth)) return false;
  if (field.sealed != Shape::kOctets) DumpSealed(field.sealed, start.first(start.size() - in.remaining()), depth + 1);
  return true;
}

bool Walker::DumpElement(DerReader& in, Shape shape, std::string_view name, int depth) {
  const ShapeRow* row = FindShape(shape);
  const ByteView start = in.Rest();
  const std::size_t line = lines_.size();
  Add(start, depth, name, "");
  std::string text;
  DerReader tagged, body;
  bool is_read = false;
  if (row == nullptr) {
    is_read = ValueText(in, shape, &text);
  } else if (row->application != 0) {
    is_read = in.GetApplication(row->application, &tagged) && tagged.GetSequence(&body) &&
              DumpFields(body, shape, depth + 1) && tagged.ExpectEmpty();
  } else {
    is_read = in.GetSequence(&body) && DumpFields(body, shape, depth + 1);
  }
  const ByteView element = start.first(start.size() - in.remaining());
  lines_[line].length = element.size();
  lines_[line].value = std::move(text);
  if (is_read) LookInside(shape, element, depth + 1);
  return is_read;
}

bool Walker::DumpList(DerReader& in, const FieldRow& field, int depth) {
  DerReader values;
  const ByteView start = in.Rest();
  if (!in.GetSequence(&values)) return false;
  Add(start.first(start.size() - in.remaining()), depth, field.name, "");
  while (!values.empty()) {
    const ShapeRow* row = FindShape(field.shape);
    if (!DumpElement(values, field.shape, row != nullptr ? row->name : "value", depth + 1)) return false;
  }
  return true;
}

bool Walker::DumpFields(DerReader& in, Shape shape, int depth) {
  while (!in.empty()) {
    if (!DumpField(in, shape, depth)) return false;
  }
  return true;
}

bool Walker::DumpField(DerReader& in, Shape owner, int depth) {
  const ByteView start = in.Rest();
  DerTag tag = 0;
  DerReader contents;
  if (!in.GetAnyElement(&tag, &contents)) return false;
  const bool is_context = (tag & 0xE0) == 0xA0;
  const FieldRow* field = is_context ? FindField(owner, tag & 0x1F) : nullptr;
  if (field != nullptr) return DumpValue(contents, *field, depth) && contents.ExpectEmpty();
  Add(start.first(start.size() - in.remaining()), depth, "unknown", ToHex(contents.Rest()));
  return true;
}

bool Walker::ValueText(DerReader& in, Shape shape, std::string* text) const {
  std::int64_t number = 0;
  std::uint32_t flags = 0;
  std::string_view string;
  ByteView octets;
  switch (shape) {
    case Shape::kInteger:
    case Shape::kErrorCode:
      if (!in.GetInteger(&number)) return false;
      *text = std::to_string(number);
      if (shape == Shape::kErrorCode) *text += " " + KrbErrorText(static_cast<std::int32_t>(number));
      return true;
    case Shape::kText:
      if (!in.GetGeneralString(&string)) return false;
      *text = '"' + std::string(string) + '"';
      return true;
    case Shape::kTime:
      if (!in.GetGeneralizedTime(&number)) return false;
      *text = std::string(WriteKerberosTime(number).data(), KerberosTimeText().size());
      return true;
    case Shape::kFlags:
    case Shape::kTicketFlags:
      if (!in.GetBitString32(&flags)) return false;
      *text = Hex32(flags);
      if (shape == Shape::kTicketFlags) *text += " " + TicketFlagsText(flags);
      return true;
    default:
      if (!in.GetOctetString(&octets)) return false;
      *text = ToHex(octets);
      return true;
  }
}

void Walker::LookInside(Shape shape, ByteView element, int depth) {
  if (shape == Shape::kEncryptionKey) KeepKey(element);
  if (shape == Shape::kChecksum) LookInsideChecksum(element, depth);
  if (shape == Shape::kPaData) LookInsidePaData(element, depth);
}

void Walker::KeepKey(ByteView element) {
  DerReader in(element);
  EncryptionKey travelling;
  Key key;
  if (!ReadEncryptionKey(in, &travelling) || !KeyOf(travelling, &key)) return;
  if (std::ranges::find(keys_, key) == keys_.end()) keys_.push_back(key);
}

void Walker::LookInsideChecksum(ByteView element, int depth) {
  DerReader in(element);
  Checksum checksum;
  if (!ReadChecksum(in, &checksum) || checksum.cksumtype != kChecksumGss) return;
  const auto gss = ReadGssChecksum(checksum.checksum);
  if (!gss.ok()) return Add(checksum.checksum, depth, "malformed", "");
  Add(checksum.checksum.subspan(4, 16), depth, "Bnd", ToHex(gss->bindings));
  Add(checksum.checksum.subspan(20, 4), depth, "Flags", Hex32(gss->flags));
  if (gss->delegation.empty()) return;
  Add(gss->delegation, depth, "Deleg", "");
  Walker(gss->delegation, At(gss->delegation), keys_, lines_).DumpToken(depth + 1);
}

void Walker::LookInsidePaData(ByteView element, int depth) {
  DerReader in(element);
  PaData padata;
  if (!ReadPaData(in, &padata) || padata.padata_value.empty()) return;
  Walker inner(padata.padata_value, At(padata.padata_value), keys_, lines_);
  if (padata.padata_type == kPaTgsReq) inner.DumpToken(depth);
  if (padata.padata_type == kPaEtypeInfo2) inner.DumpWhole(Shape::kEtypeInfo2Entry, "ETYPE-INFO2", true, depth);
  if (padata.padata_type != kPaEncTimestamp) return;
  inner.DumpWhole(Shape::kEncryptedData, "PA-ENC-TIMESTAMP", false, depth);
  DumpSealed(Shape::kPaEncTsEnc, padata.padata_value, depth + 1);
}

// DumpSealed tries every key of the type. Stolen ciphertext swaps its last two blocks, yet each octet of the plaintext
// counts as lying where it would without that, behind the confounder.
void Walker::DumpSealed(Shape sealed, ByteView element, int depth) {
  DerReader in(element);
  EncryptedData data;
  if (!ReadEncryptedData(in, &data)) return;
  const std::vector<Key> tried = keys_;
  for (const Key& key : tried) {
    for (const KeyUsage usage : UsagesOf(sealed)) {
      Bytes plaintext;
      if (!Open(DerivedKeys(key, usage, KeyPurpose::kDecrypt), data, plaintext)) continue;
      const std::size_t at = At(data.cipher) + RowOf(key.type).confounder_size;
      Walker inner(plaintext, at, keys_, lines_);
      if (sealed == Shape::kPaEncTsEnc) return inner.DumpWhole(sealed, "PA-ENC-TS-ENC", false, depth);
      return inner.DumpToken(depth);
    }
  }
}

}  // namespace

void DumpKerberos(ByteView token, std::size_t base, int depth, std::vector<Key>& keys, DumpLines& lines) {
  Walker(token, base, keys, lines).DumpToken(depth);
}

}  // namespace legwork::kerberos
