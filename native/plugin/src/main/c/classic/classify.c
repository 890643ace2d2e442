#include "classify.h"

/* 1 inside low..high, falling to 0 over the margin outside. */
static float fit(float value, float low, float high, float margin) {
  float off = value < low ? low - value : value > high ? value - high : 0.0f;
  return classic_max(0.0f, 1.0f - off / margin);
}

bool classic_wide_as_a_vehicle(const classic_scale *scale, classic_box box) {
  float person = classic_person_height(scale, box);
  float width = classic_width(box);
  return width >= 1.5f * person || (width >= 0.9f * person && width >= 1.15f * classic_height(box));
}

/* Faster than people, and wide: a cyclist is as fast, but about as wide as tall. Of what enters only a part is seen. */
static bool moves_like_a_vehicle(const classic_scale *scale, classic_box box, classic_flow flow, bool cut) {
  float person = classic_person_height(scale, box);
  return classic_flow_speed(flow) > CLASSIC_VEHICLE_SPEED * person &&
         (classic_wide_as_a_vehicle(scale, box) || (cut && classic_width(box) >= 0.6f * person));
}

classic_class classic_classify(const classic_scale *scale, classic_box box, float fill, classic_flow flow, bool cut) {
  float aspect = classic_width(box) / classic_height(box);
  /* The wider a person, the less of the box is filled: arms and legs are spread. A vehicle fills its box. */
  float fullest = classic_max(0.7f, classic_min(1.0f, 1.35f - aspect));
  float person = fit(aspect, 0.2f, 0.6f, 0.6f) * fit(fill, 0.4f, fullest, 0.3f);
  float vehicle = fit(aspect, 0.5f, 4.0f, 0.3f) * fit(fill, 0.75f, 1.0f, 0.25f);
  if (classic_scale_ready(scale, box.bottom)) {
    float expected = classic_scale_height(scale, box.bottom);
    float relative = classic_height(box) / expected;
    person *= fit(relative, 0.75f, 1.25f, 0.4f);
    /* A car is wider than a person is tall; so are few people side by side. */
    vehicle *= fit(classic_width(box) / expected, 1.5f, 8.0f, 0.3f);
  }
  if (moves_like_a_vehicle(scale, box, flow, cut)) {
    vehicle = classic_max(vehicle, 0.8f);
    person *= 0.3f;
  }
  return vehicle > person ? (classic_class){CLASSIC_VEHICLE, vehicle} : (classic_class){CLASSIC_PERSON, person};
}
