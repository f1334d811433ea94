#include "sim/kerberos/message/pac_delegation_info.h"

#include <algorithm>
#include <cstdint>

#include "sim/kerberos/message/ndr.h"
#include "sim/wire/reader.h"

namespace legwork::kerberos {
namespace {

bool GetServices(NdrReader& in, std::uint32_t wanted, std::vector<std::string>* services) {
  std::uint32_t count = 0;
  if (!in.GetU32(&count) || count != wanted || count > kNdrListMax) return false;
  std::vector<NdrText> texts;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!GetNdrText(in, &texts.emplace_back())) return false;
  }
  return std::ranges::all_of(texts, [&](const NdrText& text) {
    return in.Align(4) && GetNdrUnits(in, text, &services->emplace_back());
  });
}

bool GetDelegationInfo(NdrReader& in, DelegationInfo* info) {
  NdrText target;
  std::uint32_t count = 0;
  bool is_there = false, has_services = false;
  if (!in.GetPointer(&is_there) || !is_there || !GetNdrText(in, &target) || !in.GetU32(&count) ||
      !in.GetPointer(&has_services) || !GetNdrUnits(in, target, &info->proxy_target)) {
    return false;
  }
  return (has_services ? GetServices(in, count, &info->transited_services) : count == 0) && in.ExpectEnd();
}

}  // namespace

Bytes WriteDelegationInfo(const DelegationInfo& info) {
  Bytes body;
  NdrWriter out(body);
  const NdrText target = MakeNdrText(info.proxy_target);
  std::vector<NdrText> services;
  for (const std::string& service : info.transited_services) services.push_back(MakeNdrText(service));
  const auto count = static_cast<std::uint32_t>(services.size());
  out.PutPointer(true);
  PutNdrText(out, target);
  out.PutU32(count);
  out.PutPointer(count != 0);
  PutNdrUnits(out, target);
  if (count != 0) out.PutU32(count);
  for (const NdrText& service : services) PutNdrText(out, service);
  for (const NdrText& service : services) PutNdrUnits(out, service);
  out.Align(8);
  return WithNdrHeaders(body);
}

Result<DelegationInfo> ReadDelegationInfo(ByteView data) {
  Reader headers(data), body;
  if (!GetNdrBody(headers, &body) || !headers.ExpectEmpty()) {
    return Error{"DelegationInfo", std::min(data.size(), kNdrHeadersSize)};
  }
  NdrReader in(body);
  DelegationInfo info;
  if (!GetDelegationInfo(in, &info)) return Error{"DelegationInfo", kNdrHeadersSize};
  return info;
}

}  // namespace legwork::kerberos
