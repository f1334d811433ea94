#include "sim/kerberos/message/pa_data.h"

#include "sim/kerberos/message/explicit_field.h"

namespace legwork::kerberos {
namespace {

bool ReadEtypeInfo2Entry(DerReader& in, EtypeInfo2Entry* entry) {
  DerReader body;
  return in.GetSequence(&body) &&                              //
         body.GetExplicitInteger(0, &entry->etype) &&          //
         body.TryExplicitGeneralString(1, &entry->salt) &&     //
         body.TryExplicitOctetString(2, &entry->s2kparams) &&  //
         body.ExpectEmpty();
}

void WriteEtypeInfo2Entry(DerWriter& out, const EtypeInfo2Entry& entry) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, entry.etype);
  TryPutText(out, 1, entry.salt);
  if (entry.s2kparams) out.PutExplicitOctetString(2, *entry.s2kparams);
}

}  // namespace

bool ReadPaData(DerReader& in, PaData* data) {
  DerReader body;
  return in.GetSequence(&body) &&                                //
         body.GetExplicitInteger(1, &data->padata_type) &&       //
         body.GetExplicitOctetString(2, &data->padata_value) &&  //
         body.ExpectEmpty();
}

void WritePaData(DerWriter& out, const PaData& data) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(1, data.padata_type);
  out.PutExplicitOctetString(2, data.padata_value);
}

const PaData* FindPaData(const PaDataList& list, std::int32_t type) {
  for (const PaData& data : list) {
    if (data.padata_type == type) return &data;
  }
  return nullptr;
}

Result<PaDataList> ReadMethodData(ByteView encoding) {
  DerReader outer(encoding);
  PaDataList list;
  if (!ReadList(outer, ReadPaData, &list) || !outer.ExpectEmpty()) return outer.Failure("MethodData");
  return list;
}

void WriteMethodData(DerWriter& out, const PaDataList& list) { WriteList(out, WritePaData, list); }

Result<PaEncTsEnc> ReadPaEncTsEnc(ByteView plaintext) {
  DerReader outer(plaintext), body;
  PaEncTsEnc timestamp;
  if (!outer.GetSequence(&body) ||                                       //
      !body.GetExplicitGeneralizedTime(0, &timestamp.patimestamp) ||     //
      !TryReadExplicit(body, 1, ReadMicroseconds, &timestamp.pausec) ||  //
      !body.ExpectEmpty() || !outer.ExpectEmpty()) {
    return outer.Failure("PaEncTsEnc");
  }
  return timestamp;
}

void WritePaEncTsEnc(DerWriter& out, const PaEncTsEnc& timestamp) {
  const DerScope body = out.Sequence();
  out.PutExplicitGeneralizedTime(0, timestamp.patimestamp);
  TryPutInteger(out, 1, timestamp.pausec);
}

Result<EtypeInfo2> ReadEtypeInfo2(ByteView encoding) {
  DerReader outer(encoding);
  EtypeInfo2 info;
  if (!ReadList(outer, ReadEtypeInfo2Entry, &info) || !outer.ExpectEmpty()) return outer.Failure("EtypeInfo2");
  if (info.empty()) return Error{"EtypeInfo2", 0};
  return info;
}

void WriteEtypeInfo2(DerWriter& out, const EtypeInfo2& info) { WriteList(out, WriteEtypeInfo2Entry, info); }

}  // namespace legwork::kerberos
