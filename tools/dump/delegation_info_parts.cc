#include "tools/dump/delegation_info_parts.h"

#include <utility>

#include "sim/wire/reader.h"
#include "tools/dump/literal.h"

namespace legwork::dump {
namespace {

constexpr std::size_t kHeadersSize = 16;    // of MS-RPCE section 2.2.6
constexpr std::uint32_t kServicesMax = 64;  // more are shown as octets

// Structure reads the parts in their order. Where one is not as it should be it stops, and all that was read is given
// up.
class Structure {
 public:
  Structure(ByteView octets, std::size_t at) : in_(octets), octets_(octets), at_(at) {}

  bool Read(Part& group);

 private:
  std::size_t Here() const { return octets_.size() - in_.remaining(); }
  void Add(std::string label, Form form, ByteView octets, std::string note = {});
  bool Number(std::string label, std::uint32_t* value, std::string note = {});
  bool Padding(std::size_t multiple);
  bool Text(const std::string& name, std::uint32_t* units);
  bool Units(const std::string& name, std::uint32_t size);
  bool Services(std::uint32_t count);

  Reader in_;
  ByteView octets_;
  std::size_t at_;
  std::vector<Part> parts_;
};

void Structure::Add(std::string label, Form form, ByteView octets, std::string note) {
  parts_.push_back(Leaf(std::move(label), form, octets, at_ + Here() - octets.size(), std::move(note)));
}

bool Structure::Number(std::string label, std::uint32_t* value, std::string note) {
  const ByteView rest = in_.Rest();
  if (!in_.GetU32Le(value)) return false;
  Add(std::move(label), Form::kUnsigned, rest.first(4), std::move(note));
  return true;
}

bool Structure::Padding(std::size_t multiple) {
  ByteView octets;
  const std::size_t size = (multiple - Here() % multiple) % multiple;
  if (!in_.GetBytes(size, &octets)) return false;
  if (size != 0) Add("", Form::kHex, octets, "fills up");
  return true;
}

// Text is an RPC_UNICODE_STRING; its two lengths follow the units that stand behind the structure.
bool Structure::Text(const std::string& name, std::uint32_t* units) {
  std::uint16_t size = 0, room = 0;
  const std::size_t here = Here();
  if (!in_.GetU16Le(&size) || !in_.GetU16Le(&room) || room != size || size % 2 != 0 || size == 0) return false;
  for (const std::size_t i : {0, 1}) {
    Part part = Leaf(i == 0 ? "Length" : "MaximumLength", Form::kSize, {}, at_ + here + 2 * i);
    part.number = part.size = 2;
    part.name = name;
    parts_.push_back(std::move(part));
  }
  std::uint32_t referent = 0;
  *units = size / 2u;
  return Number("Buffer", &referent, "referent") && referent != 0;
}

bool Structure::Units(const std::string& name, std::uint32_t units) {
  std::uint32_t room = 0, offset = 0, count = 0;
  ByteView octets;
  const bool has_counts = Padding(4) && Number("MaximumCount", &room, "characters") && Number("Offset", &offset) &&
                          Number("ActualCount", &count, "characters");
  if (!has_counts || count != units || !in_.GetBytes(std::size_t{count} * 2, &octets)) return false;
  Part part = LiteralLeaf(Form::kUtf16, octets, at_ + Here() - octets.size());
  part.label = name;
  parts_.push_back(std::move(part));
  return true;
}

bool Structure::Services(std::uint32_t count) {
  std::uint32_t again = 0;
  std::vector<std::uint32_t> units(count);
  const auto name = [](std::size_t i) { return "S4UTransitedServices." + std::to_string(i); };
  if (!Padding(4) || !Number("Count", &again) || again != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (!Text(name(i), &units[i])) return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!Units(name(i), units[i])) return false;
  }
  return true;
}

bool Structure::Read(Part& group) {
  ByteView headers;
  std::uint32_t size = 0, filler = 0, referent = 0, target = 0, count = 0;
  if (!in_.GetBytes(8, &headers)) return false;
  Add("CommonHeader", Form::kHex, headers, "NDR, little-endian");
  if (!Number("ObjectBufferLength", &size, "octets from Referent on") || size != octets_.size() - kHeadersSize ||
      !Number("Filler", &filler) || !Number("Referent", &referent)) {
    return false;
  }
  const bool is_read = Text("S4U2proxyTarget", &target) && Number("TransitedListSize", &count) &&
                       count <= kServicesMax && Number("S4UTransitedServices", &referent, "referent") &&
                       Units("S4U2proxyTarget", target) && (count == 0 || Services(count)) && Padding(8);
  if (!is_read || !in_.empty()) return false;
  group.parts = std::move(parts_);
  return true;
}

}  // namespace

Part ReadDelegationInfo(std::string label, ByteView octets, std::size_t at) {
  Part group = Leaf(label, Form::kGroup, {}, at);
  group.size = octets.size();
  if (octets.size() < kHeadersSize || !Structure(octets, at).Read(group)) {
    return Leaf(std::move(label), Form::kHex, octets, at);
  }
  return group;
}

}  // namespace legwork::dump
