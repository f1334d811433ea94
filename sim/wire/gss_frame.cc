#include "sim/wire/gss_frame.h"

namespace legwork {
namespace {

constexpr DerTag kFrameTag = DerApplication(0);

// Puts the reader back to where it was before a composite read failed, the failure kept.
bool BackTo(const DerReader& before, DerReader& in) {
  const std::size_t failed_at = in.FailedAt();
  in = before;
  return in.FailAt(failed_at);
}

}  // namespace

bool ReadGssFrame(DerReader& in, ByteView* mechanism, DerReader* inner) {
  const DerReader before = in;
  DerReader frame;
  ByteView named;
  if (!in.GetElement(kFrameTag, &frame) || !frame.GetObjectIdentifier(&named)) return BackTo(before, in);
  *mechanism = named;
  *inner = frame;
  return true;
}

bool ExpectGssFrame(DerReader& in, ByteView mechanism, DerReader* inner) {
  const DerReader before = in;
  DerReader frame;
  ByteView named;
  if (!ReadGssFrame(in, &named, &frame)) return false;
  if (!SameBytes(named, mechanism)) {
    in = before;
    return in.Fail();
  }
  *inner = frame;
  return true;
}

DerScope OpenGssFrame(DerWriter& out, ByteView mechanism, std::size_t expected) {
  DerScope frame = out.Element(kFrameTag, expected);
  out.PutObjectIdentifier(mechanism);
  return frame;
}

}  // namespace legwork
