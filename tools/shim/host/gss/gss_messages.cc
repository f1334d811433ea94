#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include "model/sec_buffer.h"
#include "tools/shim/host/gss/gss_call.h"

// The message functions. What the SSPI leaves in the caller's buffers GSS-API gives as one token; where the layout of
// the SSPI has more than one piece, the extension for pieces does the same.
namespace legwork::host {
namespace {

constexpr std::uint32_t kWrapNoEncrypt = 0x80000001;  // SECQOP_WRAP_NO_ENCRYPT, KERB_WRAP_NO_ENCRYPT
constexpr std::string_view kNoDescriptors =
    "GSS-API has no descriptors: a message and a token are all that can be passed";

constexpr std::uint32_t kGssDceStyle = 0x1000;  // GSS_C_DCE_STYLE
bool IsInDceStyle(const HeldContext& held) { return (held.flags & kGssDceStyle) != 0; }

// LacksPieces: GSS_S_UNAVAILABLE of a mechglue, whose own function is there.
bool LacksPieces(GssMajor major) { return (major & kGssRoutineErrors) == 16u << 16; }

BufferType TypeOf(const BufferArgument& buffer) { return BufferTypeOf(buffer.type); }

bool IsRead(const BufferArgument& buffer) { return (buffer.type & kBufferReadOnlyWithChecksum) != 0; }
bool IsLeft(const BufferArgument& buffer) { return (buffer.type & kBufferReadOnly) != 0; }
bool IsText(const BufferArgument& buffer) { return TypeOf(buffer) == BufferType::kData && !IsLeft(buffer); }

// IsPlain says whether the message has the elements that every caller passes: TOKEN and DATA, or STREAM and DATA.
bool IsPlain(const DescriptorArgument& message) {
  if (message.is_null || message.array_is_null || message.claimed || message.version != 0) return false;
  int tokens = 0, texts = 0;
  for (const BufferArgument& buffer : message.buffers) {
    const BufferType type = TypeOf(buffer);
    tokens += type == BufferType::kToken || type == BufferType::kStream;
    texts += type == BufferType::kData;
    const bool known = tokens + texts > 0 || type == BufferType::kPadding || type == BufferType::kEmpty;
    if (!known || buffer.claimed || buffer.shares) return false;
  }
  return tokens == 1 && texts >= 1;
}

// Begin finds the context and says what of the call cannot be said; null if the call ends here.
HeldContext* Begin(GssCall& call) {
  HeldContext* const held = call.Context();
  if (held == nullptr) return nullptr;
  const CallRequest& request = call.request;
  if (!IsPlain(request.input)) return call.Unsupported(kNoDescriptors), nullptr;
  if (request.message_number != 0) return call.Unsupported("contexts of GSS-API count by themselves"), nullptr;
  const bool knows_quality = request.qop == 0 || (request.call == Call::kEncrypt && request.qop == kWrapNoEncrypt);
  if (!knows_quality) return call.Unsupported("the qualities of protection are not those of GSS-API"), nullptr;
  const bool makes = request.call == Call::kSign || request.call == Call::kEncrypt;
  if (makes && held->withheld) return call.Unsupported("a message before this one was withheld"), nullptr;
  return held;
}

// Result adds an element as it was; the caller of this changes what the call changed.
BufferResult& Result(GssCall& call, const BufferArgument& buffer) {
  BufferResult& result = call.reply.input.emplace_back();
  result.type = buffer.type;
  result.is_null = buffer.is_null;
  result.content = buffer.content;
  result.size = buffer.content.empty() ? buffer.capacity : static_cast<std::uint32_t>(buffer.content.size());
  return result;
}

void PutContent(BufferResult& result, ByteView content) {
  result.changed = !std::ranges::equal(result.content, content);
  result.content = ToBytes(content);
  result.size = static_cast<std::uint32_t>(content.size());
  result.is_null = result.is_null && content.empty();
}

void PutUnchanged(GssCall& call) {
  for (const BufferArgument& buffer : call.request.input.buffers) Result(call, buffer);
}

Bytes JoinTexts(const DescriptorArgument& message) {
  Bytes text;
  for (const BufferArgument& buffer : message.buffers) {
    if (IsText(buffer)) Append(text, buffer.content);
  }
  return text;
}

// PutToken brings a token to the caller's TOKEN element; false, the call being unsupported, if it is too small.
bool PutToken(GssCall& call, BufferResult& result, const BufferArgument& buffer, ByteView token) {
  const std::size_t room = std::max<std::size_t>(buffer.capacity, buffer.content.size());
  if (token.size() > room || buffer.is_null) {
    call.Unsupported("GSS-API allocates its tokens: no buffer of the caller's can be too small for one");
    return false;
  }
  PutContent(result, token);
  return true;
}

// Sealed is a message in the pieces of the SSPI: what precedes the text, the texts in their order, what is behind them.
struct Sealed {
  Bytes token;
  std::vector<Bytes> texts;
  Bytes padding;
};

// WrapWhole cuts the one token of gss_wrap where the text's own length begins at its end.
GssMajor WrapWhole(GssCall& call, HeldContext& held, bool seals, Sealed& sealed, GssMinor& minor) {
  const Bytes clear = JoinTexts(call.request.input);
  const GssBuffer in = GssView(clear);
  GssBuffer out;
  int state = 0;
  const GssMajor major = call.gss.wrap(&minor, held.context, seals ? 1 : 0, 0, &in, &state, &out);
  if (GssFailed(major)) return major;
  const Bytes whole = call.Take(out);
  const std::size_t head = whole.size() - std::min(whole.size(), clear.size());
  sealed.token.assign(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(head));
  sealed.texts.emplace_back(whole.begin() + static_cast<std::ptrdiff_t>(head), whole.end());
  return major;
}

// PromisesTooMuch: gss_wrap_size_limit says that the text would have fitted into less than the token has become
// (RFC 2743 section 2.3.5 promises the opposite). A caller of the SSPI would have left too little room by SIZES.
bool PromisesTooMuch(GssCall& call, HeldContext& held, bool seals, const Sealed& sealed) {
  const std::size_t text = JoinTexts(call.request.input).size();
  if (text == 0 || sealed.token.empty()) return false;
  GssMinor minor = 0;
  std::uint32_t limit = 0;
  const auto less = static_cast<std::uint32_t>(text + sealed.token.size() - 1);
  const GssMajor major = call.gss.wrap_size_limit(&minor, held.context, seals ? 1 : 0, 0, less, &limit);
  return !GssFailed(major) && limit >= text;
}

// Pieces lays the texts out for the extension: the header first, as it travels.
std::vector<GssPiece> Pieces(const DescriptorArgument& message, std::vector<Bytes>& memory) {
  std::vector<GssPiece> pieces = {{kPieceHeader | kPieceAllocate, {}}};
  for (const BufferArgument& buffer : message.buffers) {
    if (IsText(buffer)) memory.push_back(buffer.content);
  }
  std::size_t next = 0;
  for (const BufferArgument& buffer : message.buffers) {
    if (!IsText(buffer)) continue;
    Bytes& octets = memory[next++];
    pieces.push_back({IsRead(buffer) ? kPieceSignOnly : kPieceData, {octets.size(), octets.data()}});
  }
  return pieces;
}

bool HasPadding(const DescriptorArgument& message) {
  return std::ranges::any_of(message.buffers,
                             [](const BufferArgument& buffer) { return TypeOf(buffer) == BufferType::kPadding; });
}

Bytes Copy(const GssPiece& piece) {
  const auto* const octets = static_cast<const std::uint8_t*>(piece.buffer.value);
  return octets == nullptr ? Bytes() : Bytes(octets, octets + piece.buffer.length);
}

// WrapInPieces: where the caller left room for padding, a token of RFC 4757 wants an octet of it.
GssMajor WrapInPieces(GssCall& call, HeldContext& held, bool seals, Sealed& sealed, GssMinor& minor) {
  std::vector<GssPiece> pieces = Pieces(call.request.input, sealed.texts);
  const bool pads = HasPadding(call.request.input) && !IsInDceStyle(held);
  if (pads) pieces.push_back({kPiecePadding | kPieceAllocate, {}});
  int state = 0;
  const GssMajor major = call.gss.wrap_pieces(&minor, held.context, seals ? 1 : 0, 0, &state, pieces.data(),
                                              static_cast<int>(pieces.size()));
  if (GssFailed(major)) return major;
  sealed.token = Copy(pieces.front());
  if (pads) sealed.padding = Copy(pieces.back());
  GssMinor ignored = 0;
  call.gss.release_pieces(&ignored, pieces.data(), static_cast<int>(pieces.size()));
  return major;
}

std::size_t TextCount(const DescriptorArgument& message) {
  return static_cast<std::size_t>(std::ranges::count_if(message.buffers, IsText));
}

// NeedsPieces: the layout has more than one text, or the text is to stay where it is; or the context is in DCE style,
// whose messages gss_wrap and gss_unwrap do not know.
bool NeedsPieces(const CallRequest& request, const HeldContext& held) {
  const bool reads = std::ranges::any_of(request.input.buffers, IsRead);
  return reads || IsInDceStyle(held) || request.qop == kWrapNoEncrypt || TextCount(request.input) > 1;
}

void PutSealed(GssCall& call, const Sealed& sealed) {
  std::size_t next = 0;
  for (const BufferArgument& buffer : call.request.input.buffers) {
    BufferResult& result = Result(call, buffer);
    if (TypeOf(buffer) == BufferType::kToken) {
      if (!PutToken(call, result, buffer, sealed.token)) return;
    } else if (TypeOf(buffer) == BufferType::kPadding) {
      PutContent(result, sealed.padding);
    } else if (IsText(buffer) && next < sealed.texts.size()) {
      PutContent(result, sealed.texts[next++]);
    }
  }
}

// PutClear hands the text out to the elements it is for, each as long as it was before; after a STREAM the one DATA
// element gets it all.
void PutClear(GssCall& call, ByteView clear, bool streams) {
  for (const BufferArgument& buffer : call.request.input.buffers) {
    BufferResult& result = Result(call, buffer);
    if (TypeOf(buffer) == BufferType::kPadding) PutContent(result, {});
    if (!IsText(buffer) || IsRead(buffer)) continue;
    const std::size_t size = streams ? clear.size() : std::min(clear.size(), buffer.content.size());
    PutContent(result, clear.first(size));
    if (streams) result.changed = false;  // it had no memory before
    clear = clear.subspan(size);
  }
}

// Whole is the message as it travelled.
Bytes Whole(const DescriptorArgument& message) {
  Bytes whole;
  for (const BufferArgument& buffer : message.buffers) {
    const bool leads = TypeOf(buffer) == BufferType::kToken || TypeOf(buffer) == BufferType::kStream;
    if (leads) Append(whole, buffer.content);
  }
  for (const BufferArgument& buffer : message.buffers) {
    if (IsText(buffer) || TypeOf(buffer) == BufferType::kPadding) Append(whole, buffer.content);
  }
  return whole;
}

const BufferArgument& Token(const DescriptorArgument& message) {
  return *std::ranges::find_if(message.buffers, [](const BufferArgument& buffer) {
    return TypeOf(buffer) == BufferType::kToken || TypeOf(buffer) == BufferType::kStream;
  });
}

// UnwrapPieces opens a message part of which was signed only.
GssMajor UnwrapPieces(GssCall& call, HeldContext& held, Bytes& clear, GssMinor& minor) {
  std::vector<Bytes> texts;
  std::vector<GssPiece> pieces = Pieces(call.request.input, texts);
  Bytes header = Token(call.request.input).content;
  pieces[0] = {kPieceHeader, {header.size(), header.data()}};
  int state = 0;
  const GssMajor major = call.gss.unwrap_pieces(&minor, held.context, &state, nullptr, pieces.data(),
                                                static_cast<int>(pieces.size()));
  for (const GssPiece& piece : pieces) {
    const auto* const octets = static_cast<const std::uint8_t*>(piece.buffer.value);
    if (piece.type == kPieceData && !GssFailed(major)) Append(clear, {octets, piece.buffer.length});
  }
  return major;
}

}  // namespace

void GssSign(GssCall& call) {
  HeldContext* const held = Begin(call);
  if (held == nullptr) return;
  const Bytes text = JoinTexts(call.request.input);
  const GssBuffer in = GssView(text);
  GssBuffer mic;
  GssMinor minor = 0;
  const GssMajor major = call.gss.get_mic(&minor, held->context, 0, &in, &mic);
  call.Finish(major, minor, held->role, held->mechanism);
  const Bytes token = call.Take(mic);
  if (GssFailed(major)) return PutUnchanged(call);
  for (const BufferArgument& buffer : call.request.input.buffers) {
    BufferResult& result = Result(call, buffer);
    if (TypeOf(buffer) == BufferType::kToken && !PutToken(call, result, buffer, token)) return;
  }
}

void GssVerify(GssCall& call) {
  HeldContext* const held = Begin(call);
  if (held == nullptr) return;
  const Bytes text = JoinTexts(call.request.input);
  const GssBuffer in = GssView(text);
  const GssBuffer mic = GssView(Token(call.request.input).content);
  GssMinor minor = 0;
  std::uint32_t quality = 0;
  const GssMajor major = call.gss.verify_mic(&minor, held->context, &in, &mic, &quality);
  call.Finish(major, minor, held->role, held->mechanism);
  call.reply.qop_out = quality;
  call.reply.qop_written = !GssFailed(major);
  PutUnchanged(call);
}

void GssEncrypt(GssCall& call) {
  HeldContext* const held = Begin(call);
  if (held == nullptr) return;
  const bool in_pieces = NeedsPieces(call.request, *held);
  if (in_pieces && (call.gss.wrap_pieces == nullptr || call.gss.release_pieces == nullptr)) {
    return call.Unsupported("the library has no gss_wrap_iov, without which a message has one piece");
  }
  Sealed sealed;
  GssMinor minor = 0;
  const bool seals = call.request.qop != kWrapNoEncrypt;
  const GssMajor major = in_pieces ? WrapInPieces(call, *held, seals, sealed, minor)
                                   : WrapWhole(call, *held, seals, sealed, minor);
  if (in_pieces && LacksPieces(major)) return call.Unsupported("the mechanism has no gss_wrap_iov");
  call.Finish(major, minor, held->role, held->mechanism);
  if (GssFailed(major)) return PutUnchanged(call);
  if (!in_pieces && PromisesTooMuch(call, *held, seals, sealed)) {
    held->withheld = true;
    call.reply.status = SecStatus::kBufferTooSmall;
    call.reply.message = "gss_wrap has made more of the text than gss_wrap_size_limit says";
    return PutUnchanged(call);
  }
  PutSealed(call, sealed);
}

void GssDecrypt(GssCall& call) {
  HeldContext* const held = Begin(call);
  if (held == nullptr) return;
  const DescriptorArgument& message = call.request.input;
  const bool is_stream = TypeOf(Token(message)) == BufferType::kStream;
  const bool in_pieces = std::ranges::any_of(message.buffers, IsRead) || (IsInDceStyle(*held) && !is_stream);
  if (in_pieces && call.gss.unwrap_pieces == nullptr) {
    return call.Unsupported("the library has no gss_unwrap_iov, without which a message has one piece");
  }
  Bytes clear;
  GssMinor minor = 0;
  GssMajor major = 0;
  int sealed = 1;
  if (in_pieces) {
    major = UnwrapPieces(call, *held, clear, minor);
  } else {
    const Bytes whole = Whole(message);
    const GssBuffer in = GssView(whole);
    GssBuffer out;
    major = call.gss.unwrap(&minor, held->context, &in, &out, &sealed, nullptr);
    clear = call.Take(out);
  }
  if (in_pieces && LacksPieces(major)) return call.Unsupported("the mechanism has no gss_unwrap_iov");
  call.Finish(major, minor, held->role, held->mechanism);
  if (IsFailure(call.reply.status)) return PutUnchanged(call);
  call.reply.qop_out = sealed != 0 ? 0 : kWrapNoEncrypt;
  call.reply.qop_written = true;
  PutClear(call, clear, is_stream);
}

}  // namespace legwork::host
