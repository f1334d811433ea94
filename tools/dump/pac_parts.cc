#include "tools/dump/pac_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "tools/dump/delegation_info_parts.h"
#include "tools/dump/payload_parts.h"

namespace legwork::dump {
namespace {

constexpr std::size_t kHeadSize = 8;    // cBuffers and Version, octets
constexpr std::size_t kEntrySize = 16;  // of a PAC_INFO_BUFFER
constexpr std::size_t kBuffersMax = 64;

struct TypeRow {
  std::uint32_t type;
  std::string_view name;
};

// MS-PAC section 2.4.
constexpr TypeRow kTypes[] = {
    {1, "LOGON_INFO"},   {2, "CREDENTIALS_INFO"},    {6, "SERVER_CHECKSUM"},  {7, "KDC_CHECKSUM"},
    {10, "CLIENT_INFO"}, {11, "DELEGATION_INFO"},    {12, "UPN_DNS_INFO"},    {13, "CLIENT_CLAIMS_INFO"},
    {14, "DEVICE_INFO"}, {15, "DEVICE_CLAIMS_INFO"}, {16, "TICKET_CHECKSUM"}, {17, "PAC_ATTRIBUTES_INFO"},
    {18, "REQUESTOR"},   {19, "FULL_PAC_CHECKSUM"},
};

std::uint64_t LittleEndian(ByteView octets) {
  std::uint64_t value = 0;
  for (std::size_t i = octets.size(); i > 0; --i) value = value << 8 | octets[i - 1];
  return value;
}

Part Unsigned(std::string label, ByteView octets, std::size_t at) {
  return Leaf(std::move(label), Form::kUnsigned, octets, at);
}

// The name is unique in the PAC: a type that comes again has its place in the table behind it.
std::string NameOf(std::uint64_t type, std::size_t index) {
  const auto row = std::ranges::find(kTypes, type, &TypeRow::type);
  const std::string name = row != std::end(kTypes) ? std::string(row->name) : "BUFFER_" + std::to_string(type);
  return name + "." + std::to_string(index);
}

Part Reference(std::string label, Form form, std::size_t count, const std::string& name, std::size_t at) {
  Part part = Leaf(std::move(label), form, {}, at);
  part.number = part.size = count;
  part.name = name;
  return part;
}

// CLIENT_INFO says when and for whom, a checksum its type, DELEGATION_INFO who has acted for him; the NDR of the rest
// stays octets.
Part ReadBuffer(std::string label, std::uint64_t type, ByteView octets, std::size_t at) {
  const bool is_checksum = (type == 6 || type == 7 || type == 16 || type == 19) && octets.size() > 4;
  const bool is_client = type == 10 && octets.size() >= 10;
  if (type == 11) return ReadDelegationInfo(std::move(label), octets, at);
  if (!is_checksum && !is_client) return Leaf(std::move(label), Form::kHex, octets, at);
  Part group = Leaf(std::move(label), Form::kGroup, {}, at);
  group.size = octets.size();
  if (is_checksum) {
    group.parts = {Unsigned("SignatureType", octets.first(4), at),
                   Leaf("Signature", Form::kHex, octets.subspan(4), at + 4)};
    return group;
  }
  group.parts = {Unsigned("ClientId", octets.first(8), at), Unsigned("NameLength", octets.subspan(8, 2), at + 8),
                 Leaf("Name", Form::kHex, octets.subspan(10), at + 10)};
  return group;
}

}  // namespace

Part ReadPac(ByteView octets, std::size_t at) {
  const std::size_t count = octets.size() < kHeadSize ? 0 : LittleEndian(octets.first(4));
  const bool is_pac = count > 0 && count <= kBuffersMax && octets.size() >= kHeadSize + count * kEntrySize;
  if (!is_pac) return Leaf("", Form::kHex, octets, at);
  Part group = Leaf("", Form::kGroup, {}, at);
  group.size = octets.size();
  group.parts = {Unsigned("cBuffers", octets.first(4), at), Unsigned("Version", octets.subspan(4, 4), at + 4)};
  std::vector<Payload> payloads;
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView entry = octets.subspan(kHeadSize + i * kEntrySize, kEntrySize);
    const std::size_t size = LittleEndian(entry.subspan(4, 4));
    const std::size_t offset = LittleEndian(entry.subspan(8, 8));
    const bool is_inside = offset <= octets.size() && size <= octets.size() - offset;
    Payload payload = {octets.size() + 1, Part()};
    if (is_inside) {
      const std::uint64_t type = LittleEndian(entry.first(4));
      payload = {offset, ReadBuffer(NameOf(type, i), type, octets.subspan(offset, size), at + offset)};
    }
    payloads.push_back(std::move(payload));
  }
  std::vector<Part> behind;
  const std::vector<bool> placed =
      PlacePayloads(octets, at, kHeadSize + count * kEntrySize, std::move(payloads), behind);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry_at = kHeadSize + i * kEntrySize;
    const ByteView entry = octets.subspan(entry_at, kEntrySize);
    const std::string name = NameOf(LittleEndian(entry.first(4)), i);
    group.parts.push_back(Unsigned("ulType", entry.first(4), at + entry_at));
    group.parts.push_back(placed[i] ? Reference("cbBufferSize", Form::kSize, 4, name, at + entry_at + 4)
                                    : Unsigned("cbBufferSize", entry.subspan(4, 4), at + entry_at + 4));
    group.parts.push_back(placed[i] ? Reference("Offset", Form::kOffset, 8, name, at + entry_at + 8)
                                    : Unsigned("Offset", entry.subspan(8, 8), at + entry_at + 8));
  }
  std::ranges::move(behind, std::back_inserter(group.parts));
  return group;
}

}  // namespace legwork::dump
