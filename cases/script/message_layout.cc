#include "cases/script/message_layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cases/script/call_request.h"
#include "cases/script/value_shape.h"
#include "model/sec_buffer.h"

namespace legwork::script {
namespace {

constexpr std::array<std::string_view, 5> kProtectWords = {"token_data", "data_token", "split", "header", "readonly"};

BufferArgument Data(ByteView text, std::uint32_t bits = 0) {
  BufferArgument buffer = InputBuffer(BufferType::kData, ToBytes(text));
  buffer.type |= bits;
  return buffer;
}

// Thirds cuts a text in three; the last piece takes what does not divide.
std::array<ByteView, 3> Thirds(ByteView text) {
  const std::size_t third = text.size() / 3;
  return {text.first(third), text.subspan(third, third), text.subspan(2 * third)};
}

std::optional<std::uint32_t> NumberAfter(std::string_view value, std::string_view prefix) {
  if (!value.starts_with(prefix)) return std::nullopt;
  const std::optional<std::uint64_t> number = ReadNumber(value.substr(prefix.size()));
  if (!number || *number > 0xFFFFFFFF) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

bool HasOneDataElement(const ProtectedMessage& message) {
  return std::count_if(message.parts.begin(), message.parts.end(),
                       [](const BufferArgument& part) { return BufferTypeOf(part.type) == BufferType::kData; }) <= 1;
}

DescriptorArgument Stream(const ProtectedMessage& message) {
  Bytes stream = message.token;
  stream.insert(stream.end(), message.data.begin(), message.data.end());
  BufferArgument data = OutputBuffer(BufferType::kData, 0);
  data.is_null = true;
  return Descriptor({InputBuffer(BufferType::kStream, std::move(stream)), data});
}

void EraseType(BufferType type, DescriptorArgument& message) {
  std::erase_if(message.buffers, [type](const BufferArgument& buffer) { return BufferTypeOf(buffer.type) == type; });
}

void ApplyDescriptorWord(std::string_view word, DescriptorArgument& message) {
  if (word == "null") message.is_null = true;
  if (word == "no_array") message.array_is_null = true;
  if (word == "no_buffers") message.buffers.clear();
  if (const auto version = NumberAfter(word, "version:")) message.version = *version;
  if (const auto count = NumberAfter(word, "count:")) message.claimed = *count;
}

}  // namespace

DescriptorArgument MessageToProtect(ProtectLayout layout, Bytes text, std::uint32_t token_size,
                                    std::uint32_t padding_size) {
  const BufferArgument token = OutputBuffer(BufferType::kToken, token_size);
  const auto [first, second, third] = Thirds(text);
  const ByteView rest = ByteView(text).subspan(first.size());
  switch (layout) {
    case ProtectLayout::kTokenData:
      break;
    case ProtectLayout::kDataToken:
      return Descriptor({Data(text), token});
    case ProtectLayout::kSplit:
      return Descriptor({token, Data(first), Data(rest)});
    case ProtectLayout::kHeader:
      return Descriptor(
          {Data(first, kBufferReadOnlyWithChecksum), Data(second), Data(third, kBufferReadOnlyWithChecksum), token});
    case ProtectLayout::kReadOnly:
      return Descriptor({Data(first, kBufferReadOnly), Data(rest), token});
  }
  DescriptorArgument message = Descriptor({token, InputBuffer(BufferType::kData, std::move(text))});
  if (padding_size != 0) message.buffers.push_back(OutputBuffer(BufferType::kPadding, padding_size));
  return message;
}

ProtectLayout TakeProtectLayout(StatementReader& statement) {
  const auto word = std::ranges::find(kProtectWords, statement.TakeOr("layout", kProtectWords[0]));
  return static_cast<ProtectLayout>(word - kProtectWords.begin());
}

DescriptorArgument MessageToRead(std::string_view layout, const ProtectedMessage& message) {
  const bool flows = message.sealed && !message.in_dce_style && HasOneDataElement(message);
  if (layout == "stream" || (layout.empty() && flows)) return Stream(message);
  if (layout.empty() && HasOneDataElement(message)) {
    return Descriptor({InputBuffer(BufferType::kToken, message.token), InputBuffer(BufferType::kData, message.data)});
  }
  DescriptorArgument read = Descriptor(message.parts);
  if (layout == "reversed") std::ranges::reverse(read.buffers);
  return read;
}

void ApplyOddities(StatementReader& statement, DescriptorArgument& message) {
  if (statement.Has("no_token")) EraseType(BufferType::kToken, message);
  if (statement.Has("no_data")) EraseType(BufferType::kData, message);
  const std::optional<std::string_view> claims = statement.Take("claims");
  const bool overlaps = statement.Has("overlap");
  for (std::size_t i = 0; i < message.buffers.size(); ++i) {
    BufferArgument& buffer = message.buffers[i];
    if (claims && BufferTypeOf(buffer.type) == BufferType::kData) {
      buffer.claimed = static_cast<std::uint32_t>(*ReadNumber(*claims));
    }
    if (overlaps && i != 0) buffer.shares = 0;
  }
  ApplyDescriptorWord(statement.TakeOr("descriptor", ""), message);
}

std::vector<std::string_view> ProtectLayoutWords() { return {kProtectWords.begin(), kProtectWords.end()}; }
std::vector<std::string_view> ReadLayoutWords() { return {"stream", "parts", "reversed"}; }
std::vector<std::string_view> DescriptorWords() { return {"null", "no_array", "no_buffers", "version:N", "count:N"}; }

bool IsDescriptorWord(std::string_view word) {
  return word == "null" || word == "no_array" || word == "no_buffers" || NumberAfter(word, "version:") ||
         NumberAfter(word, "count:");
}

}  // namespace legwork::script
