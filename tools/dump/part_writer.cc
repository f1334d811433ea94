#include "tools/dump/part_writer.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/crypto/cipher.h"
#include "tools/dump/ntlm_signing.h"

namespace legwork::dump {
namespace {

constexpr int kDepthMax = 400;  // of a text; tokens that were read are less deep

// Unsigned is where sixteen octets wait for the message around them.
struct Unsigned {
  const Part* part;
  std::size_t at;  // in the octets that are being written
};

// Place is where a part of a group lies in the octets that are being written.
struct Place {
  std::size_t at = 0;
  std::size_t size = 0;
};

class PartWriter {
 public:
  explicit PartWriter(Written& written) : written_(written) {}

  // Group writes parts and then fills in their references, and what is computed over a message of NTLM.
  void Group(std::span<const Part> parts, Bytes& out, int depth) {
    const std::size_t start = out.size();
    const std::size_t waiting = unsigned_.size();
    std::vector<Place> places;
    for (const Part& part : parts) {
      const std::size_t at = out.size();
      One(part, out, depth);
      places.push_back({at, out.size() - at});
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (IsReference(parts[i].form)) Refer(parts, places, i, start, out);
    }
    const ByteSpan message = ByteSpan(out).subspan(start);
    if (unsigned_.size() > waiting && IsAuthenticate(message)) Sign(waiting, start, message);
  }

  // Forget fails what has found no message since there were `waiting` of them.
  void Forget(std::size_t waiting) {
    if (unsigned_.size() > waiting) Fail(*unsigned_[waiting].part, "this stands in no AUTHENTICATE_MESSAGE");
    unsigned_.resize(waiting);
  }

 private:
  void One(const Part& part, Bytes& out, int depth) {
    if (depth > kDepthMax) return Fail(part, "parts lie deeper in each other than any token can be read again");
    switch (part.form) {
      case Form::kGroup:
        return Group(part.parts, out, depth + 1);
      case Form::kElement:
        return Element(part, out, depth);
      case Form::kAvPair:
        return AvPair(part, out, depth);
      case Form::kSealed:
        return Sealed(part, out, depth);
      case Form::kTurned:
        return Turned(part, out, depth);
      case Form::kNtProof:
      case Form::kNtMic:
      case Form::kLmProof:
      case Form::kNtResponse:
        return Wait(part, out);
      case Form::kSize:
      case Form::kOffset:
        return out.resize(out.size() + part.number);
      case Form::kField:
        return out.resize(out.size() + 8);
      default:
        return Append(out, part.octets);
    }
  }

  Bytes Inside(const Part& part, int depth) {
    Bytes inside;
    const std::size_t waiting = unsigned_.size();
    Group(part.parts, inside, depth + 1);
    Forget(waiting);
    return inside;
  }

  void Wait(const Part& part, Bytes& out) {
    unsigned_.push_back({&part, out.size()});
    out.resize(out.size() + FindSignedForm(part.form)->size);
  }

  // Sign computes the responses first, of which the key of the MIC follows.
  void Sign(std::size_t waiting, std::size_t start, ByteSpan message) {
    for (const SignedForm& row : SignedForms()) {
      for (std::size_t i = waiting; i < unsigned_.size(); ++i) {
        const auto [part, at] = unsigned_[i];
        if (part->form != row.form) continue;
        std::string error = "no NT hash was given for this, see --password";
        if (part->signing != nullptr) error = row.put(*part->signing, at - start, message);
        if (!error.empty()) Fail(*part, std::move(error));
      }
    }
    unsigned_.resize(waiting);
  }

  void Element(const Part& part, Bytes& out, int depth) {
    const Bytes inside = Inside(part, depth);
    out.push_back(static_cast<std::uint8_t>(part.number));
    Append(out, part.octets.empty() ? LengthOctets(inside.size()) : part.octets);
    Append(out, inside);
  }

  void AvPair(const Part& part, Bytes& out, int depth) {
    const Bytes inside = Inside(part, depth);
    if (part.octets.empty() && inside.size() > 0xFFFF) return Fail(part, "the value is too long for an AvLen");
    Put(part.number, 2, out);
    if (part.octets.empty()) Put(inside.size(), 2, out);
    Append(out, part.octets);
    Append(out, inside);
  }

  void Sealed(const Part& part, Bytes& out, int depth) {
    if (part.sealing == nullptr) return Fail(part, "no key was given to seal this with, see --key");
    const Bytes inside = Inside(part, depth);
    const Sealing& sealing = *part.sealing;
    const std::size_t at = out.size();
    out.resize(at + EncryptedSize(sealing.key.type, inside.size()));
    Encrypt(DerivedKeys(sealing.key, sealing.usage, KeyPurpose::kEncrypt), sealing.confounder, {inside},
            ByteSpan(out).subspan(at));
  }

  void Turned(const Part& part, Bytes& out, int depth) {
    Bytes inside = Inside(part, depth);
    if (!inside.empty()) {
      const auto count = static_cast<std::ptrdiff_t>(part.number % inside.size());
      std::rotate(inside.begin(), inside.end() - count, inside.end());
    }
    Append(out, inside);
  }

  void Refer(std::span<const Part> parts, std::span<const Place> places, std::size_t index, std::size_t start,
             Bytes& out) {
    const Part& part = parts[index];
    const bool is_whole = part.form == Form::kSize && part.name == kThisGroup;
    if (is_whole) return Patch(part, "size", out.size() - start, part.number, places[index].at, out);
    const auto meant = std::ranges::find(parts, part.name, &Part::label);
    if (meant == parts.end()) return Fail(part, "no part beside this one is called " + part.name);
    const Place& target = places[static_cast<std::size_t>(meant - parts.begin())];
    const std::size_t at = places[index].at;
    const std::size_t offset = target.at - start;
    switch (part.form) {
      case Form::kSize:
        return Patch(part, "size", target.size, part.number, at, out);
      case Form::kOffset:
        return Patch(part, "offset", offset, part.number, at, out);
      default:
        Patch(part, "size", target.size, 2, at, out);
        Patch(part, "size", target.size, 2, at + 2, out);
        return Patch(part, "offset", offset, 4, at + 4, out);
    }
  }

  void Patch(const Part& part, std::string_view what, std::size_t value, std::size_t count, std::size_t at,
             Bytes& out) {
    if (count < 8 && value >> (8 * count) != 0) {
      return Fail(part, "the " + std::string(what) + " of " + part.name + ", " + std::to_string(value) +
                            ", does not fit into " + std::to_string(count) + " octets");
    }
    for (std::size_t i = 0; i < count; ++i) out[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
  }

  static void Put(std::uint64_t value, std::size_t count, Bytes& out) {
    for (std::size_t i = 0; i < count; ++i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }

  void Fail(const Part& part, std::string error) {
    if (!written_.error.empty()) return;
    written_.error = std::move(error);
    written_.line = part.line;
  }

  Written& written_;
  std::vector<Unsigned> unsigned_;
};

}  // namespace

Bytes LengthOctets(std::size_t length) {
  if (length < 0x80) return {static_cast<std::uint8_t>(length)};
  Bytes octets;
  for (std::size_t rest = length; rest != 0; rest >>= 8) octets.insert(octets.begin(), rest & 0xFF);
  octets.insert(octets.begin(), static_cast<std::uint8_t>(0x80 | octets.size()));
  return octets;
}

Written WriteParts(std::span<const Part> parts) {
  Written written;
  PartWriter writer(written);
  writer.Group(parts, written.token, 0);
  writer.Forget(0);
  return written;
}

}  // namespace legwork::dump
