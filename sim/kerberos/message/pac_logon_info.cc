#include "sim/kerberos/message/pac_logon_info.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "sim/kerberos/message/ndr.h"
#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::kerberos {
namespace {

constexpr std::size_t kSessionKeySize = 16;
constexpr std::size_t kSubAuthoritiesMax = 15;

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

std::vector<NdrText> TextsOf(const LogonInfo& info, std::span<const InfoText> members) {
  std::vector<NdrText> texts;
  for (const InfoText member : members) texts.push_back(MakeNdrText(info.*member));
  return texts;
}

void PutStructure(NdrWriter& out, const LogonInfo& info, const std::vector<NdrText>& first,
                  const std::vector<NdrText>& last) {
  for (const InfoTime time : kTimes) out.PutTime(info.*time);
  for (const NdrText& text : first) PutNdrText(out, text);
  out.PutU16(info.logon_count);
  out.PutU16(info.bad_password_count);
  out.PutU32(info.user_id);
  out.PutU32(info.primary_group_id);
  out.PutU32(static_cast<std::uint32_t>(info.group_ids.size()));
  out.PutPointer(!info.group_ids.empty());
  out.PutU32(info.user_flags);
  out.PutZeros(kSessionKeySize);
  for (const NdrText& text : last) PutNdrText(out, text);
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
  NdrText first[std::size(kFirstTexts)];
  NdrText last[std::size(kLastTexts)];
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
  for (NdrText& text : deferred->first) {
    if (!GetNdrText(in, &text)) return false;
  }
  if (!in.GetU16(&info->logon_count) || !in.GetU16(&info->bad_password_count) || !in.GetU32(&info->user_id) ||
      !in.GetU32(&info->primary_group_id) || !in.GetU32(&deferred->group_count) ||
      !in.GetPointer(&deferred->has_groups) || !in.GetU32(&info->user_flags) || !in.Skip(kSessionKeySize)) {
    return false;
  }
  for (NdrText& text : deferred->last) {
    if (!GetNdrText(in, &text)) return false;
  }
  return in.GetPointer(&deferred->has_domain) && in.Skip(8) && in.GetU32(&info->user_account_control) &&
         in.Skip(4 + 8 + 8 + 4 + 4) && in.GetU32(&deferred->sid_count) && in.GetPointer(&deferred->has_sids) &&
         in.Skip(4 + 4 + 4);
}

bool GetGroups(NdrReader& in, const Deferred& deferred, std::vector<GroupMembership>* groups) {
  std::uint32_t count = 0;
  if (!deferred.has_groups) return deferred.group_count == 0;
  if (!in.GetU32(&count) || count != deferred.group_count || count > kNdrListMax) return false;
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
  if (!in.GetU32(&count) || count != deferred.sid_count || count > kNdrListMax) return false;
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
    if (!GetNdrUnits(in, deferred.first[i], &(info->*kFirstTexts[i]))) return false;
  }
  if (!GetGroups(in, deferred, &info->group_ids)) return false;
  for (std::size_t i = 0; i < std::size(kLastTexts); ++i) {
    if (!GetNdrUnits(in, deferred.last[i], &(info->*kLastTexts[i]))) return false;
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

Sid AssertedIdentity(bool by_service) { return {.authority = 18, .sub_authorities = {by_service ? 2u : 1u}}; }

Bytes WriteLogonInfo(const LogonInfo& info) {
  Bytes body;
  NdrWriter out(body);
  const std::vector<NdrText> first = TextsOf(info, kFirstTexts);
  const std::vector<NdrText> last = TextsOf(info, kLastTexts);
  out.PutPointer(true);
  PutStructure(out, info, first, last);
  for (const NdrText& text : first) PutNdrUnits(out, text);
  PutGroups(out, info.group_ids);
  for (const NdrText& text : last) PutNdrUnits(out, text);
  if (info.logon_domain_id) PutSid(out, *info.logon_domain_id);
  PutExtraSids(out, info.extra_sids);
  out.Align(8);
  return WithNdrHeaders(body);
}

Result<LogonInfo> ReadLogonInfo(ByteView data) {
  Reader headers(data), body;
  if (!GetNdrBody(headers, &body) || headers.remaining() >= 8) {
    return Error{"LogonInfo", std::min(data.size(), kNdrHeadersSize)};
  }
  NdrReader in(body);
  LogonInfo info;
  Deferred deferred;
  bool is_there = false;
  if (!in.GetPointer(&is_there) || !is_there || !GetStructure(in, &info, &deferred) ||
      !GetDeferred(in, deferred, &info)) {
    return Error{"LogonInfo", kNdrHeadersSize};
  }
  return info;
}

}  // namespace legwork::kerberos
