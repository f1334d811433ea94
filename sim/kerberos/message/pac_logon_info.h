#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_PAC_LOGON_INFO_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_PAC_LOGON_INFO_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

// KERB_VALIDATION_INFO, what a PAC says of its user (MS-PAC section 2.5), in NDR (ndr.h).
namespace legwork::kerberos {

// Sid is S-1-authority-sub-sub… (MS-DTYP section 2.4.2.2).
struct Sid {
  std::uint64_t authority = 5;  // 48 bits
  std::vector<std::uint32_t> sub_authorities;

  friend bool operator==(const Sid&, const Sid&) = default;
};

// WriteSid appends: revision 1 (1)  count (1)  authority (6, big-endian)  sub-authorities (4 each).
void WriteSid(const Sid& sid, Bytes& out);
Result<Sid> ReadSid(ByteView data);

// AssertedIdentity says who has named the user: S-1-18-1, a KDC that has seen a proof of his password, or S-1-18-2, a
// service alone (MS-DTYP section 2.4.2.4).
Sid AssertedIdentity(bool by_service);

// GroupMembership is a relative id and its SE_GROUP_* bits.
struct GroupMembership {
  std::uint32_t relative_id = 0;
  std::uint32_t attributes = 7;  // mandatory, enabled by default, enabled

  friend bool operator==(const GroupMembership&, const GroupMembership&) = default;
};
struct SidAndAttributes {
  Sid sid;
  std::uint32_t attributes = 7;

  friend bool operator==(const SidAndAttributes&, const SidAndAttributes&) = default;
};

inline constexpr std::int64_t kNeverTime = 0x7FFFFFFFFFFFFFFF;

// LogonInfo has the members of KERB_VALIDATION_INFO in their order, but for what is always zero. Texts are UTF-8, times
// FILETIMEs. Where the structure has a NULL pointer the member is empty.
struct LogonInfo {
  std::int64_t logon_time = 0;
  std::int64_t logoff_time = kNeverTime;
  std::int64_t kick_off_time = kNeverTime;
  std::int64_t password_last_set = 0;
  std::int64_t password_can_change = 0;
  std::int64_t password_must_change = kNeverTime;
  std::string effective_name;
  std::string full_name;
  std::string logon_script;
  std::string profile_path;
  std::string home_directory;
  std::string home_directory_drive;
  std::uint16_t logon_count = 0;
  std::uint16_t bad_password_count = 0;
  std::uint32_t user_id = 0;
  std::uint32_t primary_group_id = 513;  // Domain Users
  std::vector<GroupMembership> group_ids;
  std::uint32_t user_flags = 0x20;  // there are extra SIDs
  std::string logon_server;
  std::string logon_domain_name;
  std::optional<Sid> logon_domain_id;
  std::uint32_t user_account_control = 0x10;  // an ordinary account
  std::vector<SidAndAttributes> extra_sids;

  friend bool operator==(const LogonInfo&, const LogonInfo&) = default;
};

Bytes WriteLogonInfo(const LogonInfo& info);

// ReadLogonInfo takes what a domain controller may send, resource groups included, which it leaves out.
Result<LogonInfo> ReadLogonInfo(ByteView data);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_PAC_LOGON_INFO_H_
