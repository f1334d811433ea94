#ifndef LEGWORK_SIM_WIRE_DER_TAG_H_
#define LEGWORK_SIM_WIRE_DER_TAG_H_

#include <cstdint>

namespace legwork {

// DerTag is the identifier octet of an element: class, constructed bit and a number up to 30 (X.690 section 8.1.2).
using DerTag = std::uint8_t;

inline constexpr DerTag kDerBoolean = 0x01;
inline constexpr DerTag kDerInteger = 0x02;
inline constexpr DerTag kDerBitString = 0x03;
inline constexpr DerTag kDerOctetString = 0x04;
inline constexpr DerTag kDerObjectIdentifier = 0x06;
inline constexpr DerTag kDerEnumerated = 0x0A;
inline constexpr DerTag kDerUtf8String = 0x0C;
inline constexpr DerTag kDerGeneralizedTime = 0x18;
inline constexpr DerTag kDerGeneralString = 0x1B;
inline constexpr DerTag kDerSequence = 0x30;
inline constexpr DerTag kDerSet = 0x31;

constexpr DerTag DerApplication(unsigned number) { return static_cast<DerTag>(0x60 | number); }       // constructed
constexpr DerTag DerContext(unsigned number) { return static_cast<DerTag>(0xA0 | number); }           // constructed
constexpr DerTag DerContextPrimitive(unsigned number) { return static_cast<DerTag>(0x80 | number); }  // for IMPLICIT

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_DER_TAG_H_
