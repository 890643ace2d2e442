/* Descriptions, settings, arguments and frames, right and wrong. */
#include "check.h"
#include "run.h"
#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_description(void) {
  const nunchi_vision_info *info = nunchi_vision_describe();
  check(nunchi_vision_abi_version() >> 16 == NUNCHI_VISION_ABI_MAJOR, "the ABI major is that of the header");
  check(info->abi_version == nunchi_vision_abi_version(), "describe and abi_version agree");
  check(info->struct_size == sizeof *info && info->setting_spec_size == sizeof(nunchi_vision_setting_spec),
        "describe declares its struct sizes");
  check(info == nunchi_vision_describe(), "describe returns constant memory");
  check(info->label_count == 2 && strcmp(info->labels[0], "person") == 0 && strcmp(info->labels[1], "vehicle") == 0,
        "the labels are person and vehicle");
  bool complete = true;
  bool defaults = true;
  for (uint32_t i = 0; i < info->setting_spec_count; i++) {
    const nunchi_vision_setting_spec *spec = &info->setting_specs[i];
    complete = complete && spec->struct_size == sizeof *spec && spec->key != NULL && spec->unit != NULL &&
               spec->default_text != NULL && spec->title != NULL && spec->help != NULL &&
               (spec->type == NUNCHI_VISION_SETTING_CHOICE) == (spec->choice_count > 0);
    nunchi_vision_setting setting = {spec->key, spec->default_text};
    nunchi_vision_engine *engine = NULL;
    defaults = defaults && nunchi_vision_engine_create(&setting, 1, &engine) == NUNCHI_VISION_OK &&
               nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK;
  }
  check(complete, "every setting spec is complete");
  check(defaults, "every default is accepted");
}

static int32_t create_with(const char *key, const char *value) {
  nunchi_vision_setting setting = {key, value};
  nunchi_vision_engine *engine = (nunchi_vision_engine *)&setting;
  int32_t status = nunchi_vision_engine_create(&setting, 1, &engine);
  if (status == NUNCHI_VISION_OK) {
    nunchi_vision_engine_destroy(engine);
  } else if (engine != NULL) {
    return -1;
  }
  return status;
}

static void test_settings(void) {
  check(create_with("sensitivity", "0.75") == NUNCHI_VISION_OK, "a number is accepted");
  check(create_with("sensitivity", "5e-1") == NUNCHI_VISION_OK, "a number with an exponent is accepted");
  check(create_with("working_size", "640") == NUNCHI_VISION_OK, "an integer is accepted");
  check(create_with("labels", "person") == NUNCHI_VISION_OK, "a label is accepted");
  check(create_with("labels", " vehicle , person ") == NUNCHI_VISION_OK, "labels with blanks around them are accepted");
  check(create_with("labels", " ") == NUNCHI_VISION_OK, "no label is accepted");
  check_refused(create_with("labels", "person,"), NUNCHI_VISION_BAD_SETTING, "person,", "a comma too many is refused");
  check_refused(create_with("labels", "person,cat"), NUNCHI_VISION_BAD_SETTING, "cat", "a label that is none beside one that is is refused");
  check_refused(create_with("speed", "1"), NUNCHI_VISION_BAD_SETTING, "speed", "an unknown key is refused by name");
  check_refused(create_with("sensitivity", "1.01"), NUNCHI_VISION_BAD_SETTING, "0 to 1", "a number above its range is refused");
  check_refused(create_with("sensitivity", "-0.1"), NUNCHI_VISION_BAD_SETTING, "-0.1", "a number below its range is refused");
  check_refused(create_with("sensitivity", "0,5"), NUNCHI_VISION_BAD_SETTING, "0,5", "a decimal comma is refused");
  check_refused(create_with("sensitivity", "nan"), NUNCHI_VISION_BAD_SETTING, "nan", "nan is refused");
  check_refused(create_with("sensitivity", "1e999"), NUNCHI_VISION_BAD_SETTING, "1e999", "an infinite number is refused");
  check_refused(create_with("sensitivity", ""), NUNCHI_VISION_BAD_SETTING, "sensitivity", "an empty number is refused");
  check_refused(create_with("working_size", "480.5"), NUNCHI_VISION_BAD_SETTING, "whole", "a fraction for an integer is refused");
  check_refused(create_with("working_size", "99999999999999999999"), NUNCHI_VISION_BAD_SETTING, "96 to 1920",
                "a huge integer is refused");
  check_refused(create_with("shadow_suppression", "yes"), NUNCHI_VISION_BAD_SETTING, "true or false", "yes for a boolean is refused");
  check_refused(create_with("labels", "dog"), NUNCHI_VISION_BAD_SETTING, "dog", "a label that is none is refused");
  check_refused(create_with(NULL, "1"), NUNCHI_VISION_BAD_ARGUMENT, "key", "a null key is refused");
  check_refused(create_with("labels", NULL), NUNCHI_VISION_BAD_ARGUMENT, "value", "a null value is refused");
  nunchi_vision_setting twice[2] = {{"sensitivity", "0.5"}, {"sensitivity", "0.6"}};
  nunchi_vision_engine *engine = NULL;
  check_refused(nunchi_vision_engine_create(twice, 2, &engine), NUNCHI_VISION_BAD_SETTING, "twice", "a repeated key is refused");
  check_refused(nunchi_vision_engine_create(NULL, 2, &engine), NUNCHI_VISION_BAD_ARGUMENT, "null", "null settings are refused");
  char *endless = malloc(100001);
  if (endless == NULL) {
    abort();
  }
  memset(endless, 'k', 100000);
  endless[100000] = '\0';
  check_refused(create_with(endless, "1"), NUNCHI_VISION_BAD_SETTING, "unknown", "a key of 100000 letters is refused");
  check(strlen(nunchi_vision_last_error()) < 1000, "its message stays short");
  free(endless);
}

static void test_arguments(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  nunchi_vision_stream *none = stream;
  picture scene = picture_new(64, 48);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_frame frame = frame_of(&scene, 0);
  nunchi_vision_result result = result_new();
  check_refused(nunchi_vision_engine_create(NULL, 0, NULL), NUNCHI_VISION_BAD_ARGUMENT, "null", "engine_create without a place is refused");
  check_refused(nunchi_vision_stream_open(NULL, "a", &none), NUNCHI_VISION_BAD_ARGUMENT, "engine", "stream_open without an engine is refused");
  check(none == NULL, "a refused stream_open leaves null");
  check_refused(nunchi_vision_stream_open(engine, NULL, &none), NUNCHI_VISION_BAD_ARGUMENT, "stream id", "stream_open without an id is refused");
  check_refused(nunchi_vision_stream_open(engine, "a", NULL), NUNCHI_VISION_BAD_ARGUMENT, "place", "stream_open without a place is refused");
  check_refused(nunchi_vision_analyze(NULL, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "stream", "analyze without a stream is refused");
  check_refused(nunchi_vision_analyze(stream, NULL, &result), NUNCHI_VISION_BAD_ARGUMENT, "frame", "analyze without a frame is refused");
  check_refused(nunchi_vision_analyze(stream, &frame, NULL), NUNCHI_VISION_BAD_ARGUMENT, "result", "analyze without a result is refused");
  frame.struct_size = 8;
  check_refused(nunchi_vision_analyze(stream, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "struct", "a frame struct too small is refused");
  frame.struct_size = (uint32_t)sizeof frame + 64;
  check(nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK, "a frame struct of a later minor is accepted");
  result.struct_size = 8;
  check_refused(nunchi_vision_analyze(stream, &frame, &result), NUNCHI_VISION_BAD_ARGUMENT, "struct", "a result struct too small is refused");
  check_refused(nunchi_vision_engine_destroy(engine), NUNCHI_VISION_BAD_ARGUMENT, "1", "an engine with an open stream is not destroyed");
  check(nunchi_vision_stream_close(stream) == NUNCHI_VISION_OK && nunchi_vision_stream_close(NULL) == NUNCHI_VISION_OK, "streams close, null too");
  check(nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK && nunchi_vision_engine_destroy(NULL) == NUNCHI_VISION_OK, "engines are destroyed, null too");
  free(scene.bgr);
}

static void test_bad_frames(void) {
  nunchi_vision_engine *engine = engine_new();
  nunchi_vision_stream *stream = stream_new(engine);
  picture scene = picture_new(65, 49);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_result result = result_new();
  nunchi_vision_frame good = frame_of(&scene, 0);
  nunchi_vision_frame bad = good;
  bad.width = 0;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "0x49", "a width of 0 is rejected");
  check(result.detection_count == 0 && result.detections == NULL, "a rejected frame has an empty result");
  bad = good;
  bad.height = 0;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "65x0", "a height of 0 is rejected");
  bad = good;
  bad.width = UINT32_MAX;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "4294967295", "an absurd width is rejected");
  bad = good;
  bad.pixel_format = 77;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "77", "an unknown pixel format is rejected");
  bad = good;
  bad.colour_range = 9;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "range 9", "an unknown colour range is rejected");
  bad = good;
  bad.colour_matrix = 9;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "matrix 9", "an unknown colour matrix is rejected");
  bad = good;
  bad.plane_count = 2;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "plane count", "a plane too many is rejected");
  bad = good;
  bad.planes[0].data = NULL;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "null", "a null plane is rejected");
  bad = good;
  bad.planes[0].stride = 65 * 3 - 1;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "stride", "a short stride is rejected");
  bad = good;
  bad.planes[0].rows = 48;
  check_refused(nunchi_vision_analyze(stream, &bad, &result), NUNCHI_VISION_FRAME_REJECTED, "rows", "a row too few is rejected");
  repacked nv12 = repack(&scene, 0, NUNCHI_VISION_PIXEL_FORMAT_NV12, NUNCHI_VISION_COLOUR_RANGE_LIMITED, 0);
  nv12.frame.planes[1].stride = 65;
  check_refused(nunchi_vision_analyze(stream, &nv12.frame, &result), NUNCHI_VISION_FRAME_REJECTED, "plane 1",
                "an odd NV12 chroma row that is a byte short is rejected");
  nv12.frame.planes[1].stride = 66;
  nv12.frame.planes[1].rows = 24;
  check_refused(nunchi_vision_analyze(stream, &nv12.frame, &result), NUNCHI_VISION_FRAME_REJECTED, "plane 1",
                "an odd NV12 chroma plane that is a row short is rejected");
  repacked_free(&nv12);
  check(nunchi_vision_analyze(stream, &good, &result) == NUNCHI_VISION_OK && well_formed(&result), "the stream goes on after rejected frames");
  nunchi_vision_stream_close(stream);
  nunchi_vision_engine_destroy(engine);
  free(scene.bgr);
}

void check_arguments(void) {
  test_description();
  test_settings();
  test_arguments();
  test_bad_frames();
}
