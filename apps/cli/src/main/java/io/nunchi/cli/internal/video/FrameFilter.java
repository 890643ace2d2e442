package io.nunchi.cli.internal.video;

import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's filters for frames that are all alike: converts them, and turns them upright. For one
 * thread; closed by its creator.
 */
final class FrameFilter implements AutoCloseable {

  private static final String ENTRANCE = "buffer@entrance";
  private static final String EXIT = "buffersink@exit";

  /**
   * The properties of a frame that a filter is made for.
   *
   * @param width pixels
   * @param height pixels
   * @param format FFmpeg's number of the pixel format
   * @param space FFmpeg's number of the matrix
   * @param range FFmpeg's number of the range
   */
  record Input(int width, int height, int format, int space, int range) {

    static Input of(AVFrame frame) {
      return new Input(
          frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
    }

    private String text() {
      return String.format(
          Locale.ROOT,
          "video_size=%dx%d:pix_fmt=%d:colorspace=%d:range=%d:time_base=1/1000000:pixel_aspect=1/1",
          width,
          height,
          format,
          space,
          range);
    }
  }

  private final Input input;
  private final String filters;
  private final AVFilterGraph graph;
  private final AVFilterContext entrance;
  private final AVFilterContext exit;
  private final AVFrame output = avutil.av_frame_alloc();

  /**
   * Prepares filters.
   *
   * @param input the frames that come
   * @param filters FFmpeg's text for them, not empty
   */
  FrameFilter(Input input, String filters) throws UndecodablePictureException {
    this.input = input;
    this.filters = filters;
    this.graph = avfilter.avfilter_graph_alloc().nb_threads(1); // cameras run beside each other
    String all = ENTRANCE + "=" + input.text() + "," + filters + "," + EXIT;
    AVFilterInOut noInputs = new AVFilterInOut((Pointer) null);
    AVFilterInOut noOutputs = new AVFilterInOut((Pointer) null);
    int parsed = avfilter.avfilter_graph_parse2(graph, all, noInputs, noOutputs);
    avfilter.avfilter_inout_free(noInputs);
    avfilter.avfilter_inout_free(noOutputs);
    int ready = parsed < 0 ? parsed : avfilter.avfilter_graph_config(graph, null);
    if (ready < 0) {
      close();
      throw new UndecodablePictureException(
          "%s cannot be converted (FFmpeg's error %d)"
              .formatted(MediaNames.pixelFormat(input.format()), ready));
    }
    this.entrance = avfilter.avfilter_graph_get_filter(graph, ENTRANCE);
    this.exit = avfilter.avfilter_graph_get_filter(graph, EXIT);
  }

  boolean isFor(Input otherInput, String otherFilters) {
    return input.equals(otherInput) && filters.equals(otherFilters);
  }

  /**
   * Filters a frame, which stays the caller's.
   *
   * @return the filtered frame, until the next call or {@link #close()}
   */
  AVFrame apply(AVFrame frame) throws UndecodablePictureException {
    avutil.av_frame_unref(output);
    require(
        avfilter.av_buffersrc_add_frame_flags(
            entrance, frame, avfilter.AV_BUFFERSRC_FLAG_KEEP_REF));
    require(avfilter.av_buffersink_get_frame(exit, output));
    return output;
  }

  private static void require(int result) throws UndecodablePictureException {
    if (result < 0) {
      throw new UndecodablePictureException(
          "the frame cannot be converted (FFmpeg's error " + result + ")");
    }
  }

  @Override
  public void close() {
    avutil.av_frame_free(output);
    avfilter.avfilter_graph_free(graph);
  }

  /** The filters that lead from a frame to a picture; empty if there is nothing to do. */
  static String text(PictureLayout layout, PictureColors colors, DisplayRotation orientation) {
    String conversion = conversion(layout, colors);
    String separator = conversion.isEmpty() || orientation.filters().isEmpty() ? "" : ",";
    return conversion + separator + orientation.filters();
  }

  private static String conversion(PictureLayout layout, PictureColors colors) {
    String range = colors.range().name().toLowerCase(Locale.ROOT);
    if (colors.exact().isPresent()) {
      return "scale=flags=bilinear+accurate_rnd+full_chroma_int:in_range=%s:in_color_matrix=%s"
              .formatted(range, colors.exact().get())
          + ",format=bgr24";
    }
    if (layout.isSame()) {
      return "";
    }
    return switch (layout.format()) {
      case I420 ->
          "scale=flags=bilinear+accurate_rnd:in_range=%s:out_range=%s,format=yuv420p"
              .formatted(range, range);
      case GRAY8 ->
          "scale=flags=bilinear+accurate_rnd:in_range=%s:out_range=%s,format=gray"
              .formatted(range, range);
      default -> "scale=flags=bilinear+accurate_rnd,format=bgr24";
    };
  }
}
