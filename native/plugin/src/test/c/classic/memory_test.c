/* Memory that runs out. */
#include "check.h"
#include "run.h"
#include "suites.h"

/* The one look inside: memory must be made to run out. */
#include "../../../main/c/classic/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int allocations_left;

static void *running_out(size_t count, size_t size) { return allocations_left-- > 0 ? calloc(count, size) : NULL; }

static void test_out_of_memory(void) {
  picture scene = picture_new(64, 48);
  draw(&scene, 0, NULL, 0);
  nunchi_vision_frame frame = frame_of(&scene, 0);
  bool refused = true;
  bool recovered = true;
  int failures = 0;
  for (int spare = 0; spare < 30; spare++) {
    nunchi_vision_engine *engine = NULL;
    nunchi_vision_stream *stream = NULL;
    nunchi_vision_result result = result_new();
    allocations_left = spare;
    classic_allocator = running_out;
    int32_t status = nunchi_vision_engine_create(NULL, 0, &engine);
    status = status == NUNCHI_VISION_OK ? nunchi_vision_stream_open(engine, "camera", &stream) : status;
    status = status == NUNCHI_VISION_OK ? nunchi_vision_analyze(stream, &frame, &result) : status;
    classic_allocator = calloc;
    if (status != NUNCHI_VISION_OK) {
      failures++;
      refused = refused && status == NUNCHI_VISION_OUT_OF_MEMORY && error_says("out of memory");
    }
    if (stream != NULL) {
      recovered = recovered && nunchi_vision_analyze(stream, &frame, &result) == NUNCHI_VISION_OK && well_formed(&result);
    }
    nunchi_vision_stream_close(stream);
    recovered = recovered && nunchi_vision_engine_destroy(engine) == NUNCHI_VISION_OK;
  }
  check(failures >= 8 && failures < 30 && refused, "each allocation that fails is reported as OUT_OF_MEMORY");
  check(recovered, "and the stream works once there is memory");
  free(scene.bgr);
}

void check_memory(void) {
  test_out_of_memory();
}
