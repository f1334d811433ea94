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

// Two decimal digits of a number below 100.
void PutTwo(unsigned value, char* out) {
  out[0] = static_cast<char>('0' + value / 10);
  out[1] = static_cast<char>('0' + value % 10);
}

// Digits reads numbers of two digits each and remembers whether all were.
struct Digits {
  std::string_view text;
  bool are_digits = true;

  unsigned One(std::size_t at) {
    const unsigned digit = static_cast<unsigned char>(text[at]) - unsigned{'0'};
    are_digits &= digit <= 9;
    return digit;
  }
  unsigned Two(std::size_t at) { return One(at) * 10 + One(at + 1); }
};

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
  const auto years = static_cast<unsigned>(static_cast<int>(calendar.year()));
  PutTwo(years / 100, &text[0]);
  PutTwo(years % 100, &text[2]);
  PutTwo(static_cast<unsigned>(calendar.month()), &text[4]);
  PutTwo(static_cast<unsigned>(calendar.day()), &text[6]);
  PutTwo(second_of_day / 3600, &text[8]);
  PutTwo(second_of_day / 60 % 60, &text[10]);
  PutTwo(second_of_day % 60, &text[12]);
  text[14] = 'Z';
  return text;
}

bool ReadKerberosTime(std::string_view text, std::int64_t* file_time) {
  if (text.size() != KerberosTimeText{}.size() || text[14] != 'Z') return false;
  Digits digits{text};
  const unsigned years = 100 * digits.Two(0) + digits.Two(2);
  const unsigned months = digits.Two(4), days = digits.Two(6);
  const unsigned hours = digits.Two(8), minutes = digits.Two(10), whole_seconds = digits.Two(12);
  if (!digits.are_digits) return false;
  const year_month_day calendar = year(static_cast<int>(years)) / month(months) / day(days);
  if (years < 1601 || !calendar.ok() || hours > 23 || minutes > 59 || whole_seconds > 59) return false;
  const std::int64_t second_of_day = hours * 3600 + minutes * 60 + whole_seconds;
  const std::int64_t day_count = sys_days(calendar).time_since_epoch().count();
  *file_time = FileTimeFromUnixSeconds(day_count * 86'400 + second_of_day);
  return true;
}

}  // namespace legwork
