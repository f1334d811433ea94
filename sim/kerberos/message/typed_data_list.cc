#include "sim/kerberos/message/typed_data_list.h"

namespace legwork::kerberos {

bool ReadTypedData(DerReader& in, TypedData* value) {
  DerReader body;
  return in.GetSequence(&body) &&                         //
         body.GetExplicitInteger(0, &value->type) &&      //
         body.GetExplicitOctetString(1, &value->data) &&  //
         body.ExpectEmpty();
}

void WriteTypedData(DerWriter& out, const TypedData& value) {
  const DerScope body = out.Sequence();
  out.PutExplicitInteger(0, value.type);
  out.PutExplicitOctetString(1, value.data);
}

bool ReadTypedDataList(DerReader& in, TypedDataList* list) {
  const ByteView start = in.Rest();
  DerReader values;
  if (!in.GetSequence(&values)) return false;
  TypedData value;
  while (!values.empty()) {
    if (!ReadTypedData(values, &value)) return false;
  }
  list->encoding = start.first(start.size() - in.remaining());
  return true;
}

void WriteTypedDataList(DerWriter& out, const TypedDataList& list) { out.PutBytes(list.encoding); }

}  // namespace legwork::kerberos
