#include "tools/dump/key_ring.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "sim/base/text.h"
#include "sim/crypto/string_to_key.h"
#include "sim/wire/reader.h"

namespace legwork::dump {
namespace {

constexpr std::uint16_t kKeytabVersion = 0x0502;

const EncryptionTypeRow* TypeOf(std::string_view word) {
  std::int32_t number = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool is_number = code == std::errc() && end == word.data() + word.size();
  return is_number ? FindEncryptionType(number) : FindEncryptionType(word);
}

void Keep(const Key& key, std::vector<Key>& keys) {
  if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
}

bool SkipCounted(Reader& in) {
  std::uint16_t size = 0;
  return in.GetU16Be(&size) && in.Skip(size);
}

// An entry: components 2, realm, each component, name type 4, time 4, kvno 1, etype 2, key; a longer kvno may follow.
bool ReadEntry(Reader in, std::vector<Key>& keys) {
  std::uint16_t components = 0, type = 0, size = 0;
  if (!in.GetU16Be(&components) || !SkipCounted(in)) return false;
  for (unsigned i = 0; i < components; ++i) {
    if (!SkipCounted(in)) return false;
  }
  ByteView octets;
  if (!in.Skip(9) || !in.GetU16Be(&type) || !in.GetU16Be(&size) || !in.GetBytes(size, &octets)) return false;
  Key key;
  if (MakeKey(type, octets, &key)) Keep(key, keys);  // a type that is not known here opens nothing
  return true;
}

}  // namespace

std::string AddKey(std::string_view text, std::vector<Key>& keys) {
  const std::size_t colon = text.find(':');
  const std::string_view digits = colon == std::string_view::npos ? text : text.substr(colon + 1);
  const Result<Bytes> octets = FromHex(digits);
  if (!octets || octets->empty())
    return "a key is hexadecimal digits, with its type in front if wanted: aes256-cts:00…";
  const EncryptionTypeRow* type = colon == std::string_view::npos ? nullptr : TypeOf(text.substr(0, colon));
  if (colon != std::string_view::npos && type == nullptr) {
    return "no encryption type is called " + std::string(text.substr(0, colon));
  }
  bool fits = false;
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    Key key;
    const bool is_meant = type == nullptr || type->type == row.type;
    if (!is_meant || !MakeKey(static_cast<std::int32_t>(row.type), *octets, &key)) continue;
    Keep(key, keys);
    fits = true;
  }
  return fits ? "" : "a key of " + std::to_string(octets->size()) + " octets fits no encryption type that was meant";
}

std::string AddPassword(std::string_view text, std::vector<Key>& keys) {
  const std::size_t colon = text.find(':');
  const std::size_t at = text.substr(0, colon).rfind('@');
  if (colon == std::string_view::npos || at == std::string_view::npos) {
    return "a password is given with its principal: alice@EXAMPLE.COM:secret";
  }
  std::string salt(text.substr(at + 1, colon - at - 1));
  for (const char c : text.substr(0, at)) {
    if (c != '/') salt += c;
  }
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    Keep(StringToKey(row.type, text.substr(colon + 1), salt), keys);
  }
  return {};
}

std::string AddKeytab(ByteView octets, std::vector<Key>& keys) {
  Reader in(octets);
  std::uint16_t version = 0;
  if (!in.GetU16Be(&version) || version != kKeytabVersion) return "no keytab of version 0x502";
  while (!in.empty()) {
    std::uint32_t size = 0;
    Reader entry;
    if (!in.GetU32Be(&size)) return "the keytab ends within the size of an entry";
    const auto room = static_cast<std::int32_t>(size);
    if (room < 0) {  // a hole, of an entry that was removed
      if (!in.Skip(0 - size)) return "the keytab ends within a hole";
      continue;
    }
    if (!in.GetReader(size, &entry) || !ReadEntry(entry, keys)) return "the keytab ends within an entry";
  }
  return {};
}

}  // namespace legwork::dump
