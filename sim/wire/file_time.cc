#include "sim/wire/file_time.h"

#include <algorithm>
#include <chrono>

namespace legwork {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr sys_seconds kFirst = sys_days(year(1601) / 1 / 1);
constexpr sys_seconds kLast = sys_days(year(9999) / 12 / 31) + seconds(86'399);

// `digits` decimal digits of `value`, with leading zeros.
void PutDigits(unsigned value, int digits, char* out) {
  for (int i = digits - 1; i >= 0; --i, value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

// A number of exactly these digits, or false.
bool GetDigits(std::string_view text, unsigned* value) {
  unsigned number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return false;
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  *value = number;
  return true;
}

}  // namespace

std::int64_t UnixSecondsFromFileTime(std::int64_t file_time) {
  const std::int64_t seconds = file_time / kFileTimeTicksPerSecond;
  const bool is_rounded_up = file_time % kFileTimeTicksPerSecond < 0;
  return seconds - (is_rounded_up ? 1 : 0) - kFileTimeOfUnixEpoch / kFileTimeTicksPerSecond;
}

KerberosTimeText WriteKerberosTime(std::int64_t file_time) {
  const sys_seconds time = std::clamp(sys_seconds(seconds(UnixSecondsFromFileTime(file_time))), kFirst, kLast);
  const sys_days date = std::chrono::floor<std::chrono::days>(time);
  const year_month_day calendar(date);
  const auto second_of_day = static_cast<unsigned>((time - date).count());
  KerberosTimeText text;
  PutDigits(static_cast<unsigned>(static_cast<int>(calendar.year())), 4, &text[0]);
  PutDigits(static_cast<unsigned>(calendar.month()), 2, &text[4]);
  PutDigits(static_cast<unsigned>(calendar.day()), 2, &text[6]);
  PutDigits(second_of_day / 3600, 2, &text[8]);
  PutDigits(second_of_day / 60 % 60, 2, &text[10]);
  PutDigits(second_of_day % 60, 2, &text[12]);
  text[14] = 'Z';
  return text;
}

bool ReadKerberosTime(std::string_view text, std::int64_t* file_time) {
  unsigned years = 0, months = 0, days = 0, hours = 0, minutes = 0, whole_seconds = 0;
  if (text.size() != KerberosTimeText{}.size() || text[14] != 'Z' ||  //
      !GetDigits(text.substr(0, 4), &years) ||                        //
      !GetDigits(text.substr(4, 2), &months) ||                       //
      !GetDigits(text.substr(6, 2), &days) ||                         //
      !GetDigits(text.substr(8, 2), &hours) ||                        //
      !GetDigits(text.substr(10, 2), &minutes) ||                     //
      !GetDigits(text.substr(12, 2), &whole_seconds)) {
    return false;
  }
  const year_month_day calendar = year(static_cast<int>(years)) / month(months) / day(days);
  if (years < 1601 || !calendar.ok() || hours > 23 || minutes > 59 || whole_seconds > 59) return false;
  const std::int64_t second_of_day = hours * 3600 + minutes * 60 + whole_seconds;
  const std::int64_t day_count = sys_days(calendar).time_since_epoch().count();
  *file_time = FileTimeFromUnixSeconds(day_count * 86'400 + second_of_day);
  return true;
}

}  // namespace legwork
