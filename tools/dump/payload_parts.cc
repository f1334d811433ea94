#include "tools/dump/payload_parts.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace legwork::dump {

std::vector<bool> PlacePayloads(ByteView message, std::size_t base, std::size_t header_size,
                                std::vector<Payload> payloads, std::vector<Part>& parts) {
  std::vector<std::size_t> order(payloads.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return std::pair(payloads[i].at, payloads[i].part.size); });
  std::vector<bool> placed(payloads.size());
  std::size_t done = header_size;
  for (const std::size_t i : order) {
    Payload& payload = payloads[i];
    const std::size_t end = payload.at + payload.part.size;
    if (payload.at < done || end > message.size()) continue;
    if (payload.at > done) {
      parts.push_back(Leaf("", Form::kHex, message.subspan(done, payload.at - done), base + done, "of no field"));
    }
    parts.push_back(std::move(payload.part));
    placed[i] = true;
    done = end;
  }
  if (done < message.size()) parts.push_back(Leaf("", Form::kHex, message.subspan(done), base + done, "of no field"));
  return placed;
}

}  // namespace legwork::dump
