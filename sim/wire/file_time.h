#ifndef LEGWORK_SIM_WIRE_FILE_TIME_H_
#define LEGWORK_SIM_WIRE_FILE_TIME_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace legwork {

// A FILETIME counts 100-nanosecond ticks since 1601-01-01 00:00:00 UTC (MS-DTYP section 2.3.3).
inline constexpr std::int64_t kFileTimeTicksPerSecond = 10'000'000;
inline constexpr std::int64_t kFileTimeOfUnixEpoch = 116'444'736'000'000'000;

constexpr std::int64_t FileTimeFromUnixSeconds(std::int64_t seconds) {
  return kFileTimeOfUnixEpoch + seconds * kFileTimeTicksPerSecond;
}

// UnixSecondsFromFileTime drops the fraction of the second, towards the past.
std::int64_t UnixSecondsFromFileTime(std::int64_t file_time);

// KerberosTimeText is the text of a KerberosTime (RFC 4120 section 5.2.3): YYYYMMDDHHMMSSZ.
using KerberosTimeText = std::array<char, 15>;

// WriteKerberosTime drops fractions; a time outside the years 1601 to 9999 becomes the nearest one inside.
KerberosTimeText WriteKerberosTime(std::int64_t file_time);

// ReadKerberosTime accepts what WriteKerberosTime writes: a real day of the years 1601 to 9999, no leap second.
bool ReadKerberosTime(std::string_view text, std::int64_t* file_time);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_FILE_TIME_H_
