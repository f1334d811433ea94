#include "sim/kerberos/message/pac_logon_info.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "sim/wire/reader.h"
#include "sim/wire/utf16.h"
#include "sim/wire/writer.h"

namespace legwork::kerberos {
namespace {

// MS-RPCE section 2.2.6.1: version 1, little-endian, header of 8 octets.
constexpr std::uint8_t kCommonHeader[] = {0x01, 0x10, 0x08, 0x00, 0xCC, 0xCC, 0xCC, 0xCC};
constexpr std::size_t kHeadersSize = 16;  // octets in front of what is counted and aligned
constexpr std::uint32_t kFirstReferent = 0x00020000;
constexpr std::size_t kSessionKeySize = 16;
constexpr std::size_t kSubAuthoritiesMax = 15;
constexpr std::size_t kListMax = 65'536;  // entries of any list

// NdrWriter writes numbers at multiples of their size and gives out referents.
class NdrWriter {
 public:
  explicit NdrWriter(Bytes& out) : bytes_(out), out_(out), base_(out.size()) {}

  void PutU16(std::uint16_t value) { Align(2), out_.PutU16Le(value); }
  void PutU32(std::uint32_t value) { Align(4), out_.PutU32Le(value); }
  void PutTime(std::int64_t time) {  // a FILETIME is two numbers of 32 bits
    PutU32(static_cast<std::uint32_t>(time));
    PutU32(static_cast<std::uint32_t>(static_cast<std::uint64_t>(time) >> 32));
  }
  void PutPointer(bool is_there) {
    PutU32(is_there ? referent_ : 0);
    if (is_there) referent_ += 4;
  }
  void PutBytes(ByteView octets) { out_.PutBytes(octets); }
  void PutZeros(std::size_t count) { out_.PutZeros(count); }
  void Align(std::size_t size) { out_.PutZeros((size - (bytes_.size() - base_) % size) % size); }

 private:
  Bytes& bytes_;
  Writer out_;
  std::size_t base_;
  std::uint32_t referent_ = kFirstReferent;
};

// NdrReader is its mirror. A failed read leaves it anywhere.
class NdrReader {
 public:
  explicit NdrReader(Reader in) : in_(in), size_(in.remaining()) {}

  bool GetU16(std::uint16_t* value) { return Align(2) && in_.GetU16Le(value); }
  bool GetU32(std::uint32_t* value) { return Align(4) && in_.GetU32Le(value); }
  bool GetTime(std::int64_t* time) {
    std::uint32_t low = 0, high = 0;
    if (!GetU32(&low) || !GetU32(&high)) return false;
    *time = static_cast<std::int64_t>(std::uint64_t{high} << 32 | low);
    return true;
  }
  bool GetPointer(bool* is_there) {
    std::uint32_t referent = 0;
    if (!GetU32(&referent)) return false;
    *is_there = referent != 0;
    return true;
  }
  bool GetBytes(std::size_t count, ByteView* octets) { return in_.GetBytes(count, octets); }
  bool Skip(std::size_t count) { return in_.Skip(count); }
  bool Align(std::size_t size) { return in_.Skip((size - (size_ - in_.remaining()) % size) % size); }
  bool ExpectPadding() { return in_.remaining() < 8; }

 private:
  Reader in_;
  std::size_t size_;
};

// A text in the structure is its two lengths and a pointer; its units are deferred.
struct Text {
  Bytes units;
  std::uint16_t size = 0;  // octets
  bool is_there = false;
};

Text TextOf(const std::string& text) {
  const Result<Bytes> units = Utf16LeFromUtf8(text);
  if (!units.ok() || units->size() > UINT16_MAX) return {};
  return {*units, static_cast<std::uint16_t>(units->size()), !units->empty()};
}

void PutText(NdrWriter& out, const Text& text) {
  out.Align(4);
  out.PutU16(text.size);
  out.PutU16(text.size);
  out.PutPointer(text.is_there);
}

void PutUnits(NdrWriter& out, const Text& text) {
  if (!text.is_there) return;
  out.PutU32(text.size / 2u);
  out.PutU32(0);
  out.PutU32(text.size / 2u);
  out.PutBytes(text.units);
}

bool GetText(NdrReader& in, Text* text) {
  std::uint16_t room = 0;
  return in.Align(4) && in.GetU16(&text->size) && in.GetU16(&room) && in.GetPointer(&text->is_there);
}

bool GetUnits(NdrReader& in, const Text& text, std::string* out) {
  if (!text.is_there) return text.size == 0;
  std::uint32_t room = 0, offset = 0, count = 0;
  ByteView units;
  if (!in.GetU32(&room) || !in.GetU32(&offset) || !in.GetU32(&count) || offset != 0 || count > room ||
      count != text.size / 2u || !in.GetBytes(std::size_t{count} * 2, &units)) {
    return false;
  }
  const Result<std::string> utf8 = Utf8FromUtf16Le(units);
  if (!utf8.ok()) return false;
  *out = *utf8;
  return true;
}

void PutSid(NdrWriter& out, const Sid& sid) {
  out.PutU32(static_cast<std::uint32_t>(sid.sub_authorities.size()));
  Bytes octets;
  WriteSid(sid, octets);
  out.PutBytes(octets);
}

bool GetSid(NdrReader& in, Sid* sid) {
  std::uint32_t count = 0;
  ByteView octets;
  if (!in.GetU32(&count) || count > kSubAuthoritiesMax) return false;
  if (!in.GetBytes(8 + 4 * std::size_t{count}, &octets)) return false;
  const Result<Sid> read = ReadSid(octets);
  if (!read.ok()) return false;
  *sid = *read;
  return true;
}

using InfoText = std::string LogonInfo::*;
constexpr InfoText kFirstTexts[] = {&LogonInfo::effective_name, &LogonInfo::full_name,
                                    &LogonInfo::logon_script,   &LogonInfo::profile_path,
                                    &LogonInfo::home_directory, &LogonInfo::home_directory_drive};
constexpr InfoText kLastTexts[] = {&LogonInfo::logon_server, &LogonInfo::logon_domain_name};
using InfoTime = std::int64_t LogonInfo::*;
constexpr InfoTime kTimes[] = {&LogonInfo::logon_time,        &LogonInfo::logoff_time,
                               &LogonInfo::kick_off_time,     &LogonInfo::password_last_set,
                               &LogonInfo::password_can_change, &LogonInfo::password_must_change};

std::vector<Text> TextsOf(const LogonInfo& info, std::span<const InfoText> members) {
  std::vector<Text> texts;
  for (const InfoText member : members) texts.push_back(TextOf(info.*member));
  return texts;
}

void PutStructure(NdrWriter& out, const LogonInfo& info, const std::vector<Text>& first,
                  const std::vector<Text>& last) {
  for (const InfoTime time : kTimes) out.PutTime(info.*time);
  for (const Text& text : first) PutText(out, text);
  out.PutU16(info.logon_count);
  out.PutU16(info.bad_password_count);
  out.PutU32(info.user_id);
  out.PutU32(info.primary_group_id);
  out.PutU32(static_cast<std::uint32_t>(info.group_ids.size()));
  out.PutPointer(!info.group_ids.empty());
  out.PutU32(info.user_flags);
  out.PutZeros(kSessionKeySize);
  for (const Text& text : last) PutText(out, text);
  out.PutPointer(info.logon_domain_id.has_value());
  out.PutZeros(8);
  out.PutU32(info.user_account_control);
  out.PutZeros(4 + 8 + 8 + 4 + 4);  // of sub-authentication packages, and reserved
  out.PutU32(static_cast<std::uint32_t>(info.extra_sids.size()));
  out.PutPointer(!info.extra_sids.empty());
  out.PutPointer(false);  // no resource groups
  out.PutU32(0);
  out.PutPointer(false);
}

void PutGroups(NdrWriter& out, const std::vector<GroupMembership>& groups) {
  if (groups.empty()) return;
  out.PutU32(static_cast<std::uint32_t>(groups.size()));
  for (const GroupMembership& group : groups) {
    out.PutU32(group.relative_id);
    out.PutU32(group.attributes);
  }
}

void PutExtraSids(NdrWriter& out, const std::vector<SidAndAttributes>& sids) {
  if (sids.empty()) return;
  out.PutU32(static_cast<std::uint32_t>(sids.size()));
  for (const SidAndAttributes& entry : sids) {
    out.PutPointer(true);
    out.PutU32(entry.attributes);
  }
  for (const SidAndAttributes& entry : sids) PutSid(out, entry.sid);
}

// Deferred is what the structure says of what comes behind it.
struct Deferred {
  Text first[std::size(kFirstTexts)];
  Text last[std::size(kLastTexts)];
  std::uint32_t group_count = 0;
  std::uint32_t sid_count = 0;
  bool has_groups = false;
  bool has_domain = false;
  bool has_sids = false;
};

bool GetStructure(NdrReader& in, LogonInfo* info, Deferred* deferred) {
  for (const InfoTime time : kTimes) {
    if (!in.GetTime(&(info->*time))) return false;
  }
  for (Text& text : deferred->first) {
    if (!GetText(in, &text)) return false;
  }
  if (!in.GetU16(&info->logon_count) || !in.GetU16(&info->bad_password_count) || !in.GetU32(&info->user_id) ||
      !in.GetU32(&info->primary_group_id) || !in.GetU32(&deferred->group_count) ||
      !in.GetPointer(&deferred->has_groups) || !in.GetU32(&info->user_flags) || !in.Skip(kSessionKeySize)) {
    return false;
  }
  for (Text& text : deferred->last) {
    if (!GetText(in, &text)) return false;
  }
  return in.GetPointer(&deferred->has_domain) && in.Skip(8) && in.GetU32(&info->user_account_control) &&
         in.Skip(4 + 8 + 8 + 4 + 4) && in.GetU32(&deferred->sid_count) && in.GetPointer(&deferred->has_sids) &&
         in.Skip(4 + 4 + 4);
}

bool GetGroups(NdrReader& in, const Deferred& deferred, std::vector<GroupMembership>* groups) {
  std::uint32_t count = 0;
  if (!deferred.has_groups) return deferred.group_count == 0;
  if (!in.GetU32(&count) || count != deferred.group_count || count > kListMax) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    GroupMembership group;
    if (!in.GetU32(&group.relative_id) || !in.GetU32(&group.attributes)) return false;
    groups->push_back(group);
  }
  return true;
}

bool GetExtraSids(NdrReader& in, const Deferred& deferred, std::vector<SidAndAttributes>* sids) {
  std::uint32_t count = 0;
  if (!deferred.has_sids) return deferred.sid_count == 0;
  if (!in.GetU32(&count) || count != deferred.sid_count || count > kListMax) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    SidAndAttributes entry;
    bool is_there = false;
    if (!in.GetPointer(&is_there) || !is_there || !in.GetU32(&entry.attributes)) return false;
    sids->push_back(entry);
  }
  return std::ranges::all_of(*sids, [&](SidAndAttributes& entry) { return GetSid(in, &entry.sid); });
}

bool GetDeferred(NdrReader& in, const Deferred& deferred, LogonInfo* info) {
  for (std::size_t i = 0; i < std::size(kFirstTexts); ++i) {
    if (!GetUnits(in, deferred.first[i], &(info->*kFirstTexts[i]))) return false;
  }
  if (!GetGroups(in, deferred, &info->group_ids)) return false;
  for (std::size_t i = 0; i < std::size(kLastTexts); ++i) {
    if (!GetUnits(in, deferred.last[i], &(info->*kLastTexts[i]))) return false;
  }
  if (deferred.has_domain && !GetSid(in, &info->logon_domain_id.emplace())) return false;
  return GetExtraSids(in, deferred, &info->extra_sids);
}

}  // namespace

void WriteSid(const Sid& sid, Bytes& out) {
  Writer writer(out);
  writer.PutU8(1);
  writer.PutU8(static_cast<std::uint8_t>(sid.sub_authorities.size()));
  writer.PutU16Be(static_cast<std::uint16_t>(sid.authority >> 32));
  writer.PutU32Be(static_cast<std::uint32_t>(sid.authority));
  for (const std::uint32_t sub : sid.sub_authorities) writer.PutU32Le(sub);
}

Result<Sid> ReadSid(ByteView data) {
  Reader in(data);
  std::uint8_t revision = 0, count = 0;
  std::uint16_t high = 0;
  std::uint32_t low = 0, sub = 0;
  if (!in.GetU8(&revision) || (revision != 1 && !in.Fail()) || !in.GetU8(&count) ||
      (count > kSubAuthoritiesMax && !in.Fail()) || !in.GetU16Be(&high) || !in.GetU32Be(&low)) {
    return in.Failure("Sid");
  }
  Sid sid;
  sid.authority = std::uint64_t{high} << 32 | low;
  for (int i = 0; i < count; ++i) {
    if (!in.GetU32Le(&sub)) return in.Failure("Sid");
    sid.sub_authorities.push_back(sub);
  }
  if (!in.ExpectEmpty()) return in.Failure("Sid");
  return sid;
}

Bytes WriteLogonInfo(const LogonInfo& info) {
  Bytes body;
  NdrWriter out(body);
  const std::vector<Text> first = TextsOf(info, kFirstTexts);
  const std::vector<Text> last = TextsOf(info, kLastTexts);
  out.PutPointer(true);
  PutStructure(out, info, first, last);
  for (const Text& text : first) PutUnits(out, text);
  PutGroups(out, info.group_ids);
  for (const Text& text : last) PutUnits(out, text);
  if (info.logon_domain_id) PutSid(out, *info.logon_domain_id);
  PutExtraSids(out, info.extra_sids);
  out.Align(8);
  Bytes data;
  Writer headers(data);
  headers.PutBytes(kCommonHeader);
  headers.PutU32Le(static_cast<std::uint32_t>(body.size()));
  headers.PutU32Le(0);
  headers.PutBytes(body);
  return data;
}

Result<LogonInfo> ReadLogonInfo(ByteView data) {
  Reader headers(data), body;
  std::uint32_t size = 0, filler = 0;
  if (!headers.ExpectBytes(kCommonHeader) || !headers.GetU32Le(&size) || !headers.GetU32Le(&filler) ||
      !headers.GetReader(size, &body) || headers.remaining() >= 8) {
    return Error{"LogonInfo", std::min(data.size(), kHeadersSize)};
  }
  NdrReader in(body);
  LogonInfo info;
  Deferred deferred;
  bool is_there = false;
  if (!in.GetPointer(&is_there) || !is_there || !GetStructure(in, &info, &deferred) ||
      !GetDeferred(in, deferred, &info)) {
    return Error{"LogonInfo", kHeadersSize};
  }
  return info;
}

}  // namespace legwork::kerberos
