package io.nunchi.cli.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.cli.internal.report.ReportView.Box;
import io.nunchi.cli.internal.report.ReportView.Change;
import io.nunchi.cli.internal.report.ReportView.GalleryFrame;
import io.nunchi.cli.internal.report.ReportView.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryTemplateTest {

  @Test
  void theNameOfAFrameIsEscapedInTextAndInAttributes() {
    GalleryFrame frame =
        new GalleryFrame(
            "\" onerror=\"alert(1)\"><script>&'",
            new Change(1, 2, 3, 4),
            new Picture("AAAA", 64, 48),
            List.of(new Box("truth", "1.0", "2.0", "3.0", "4.0")));

    String gallery = HtmlTemplates.render("report/gallery.jte", List.of(frame));

    assertThat(gallery)
        .contains("\" onerror=\"alert(1)\"&gt;&lt;script&gt;&amp;': the candidate found 1 more")
        .contains("alt=\"&#34; onerror=&#34;alert(1)&#34;>&lt;script>&amp;&#39;\"")
        .contains("src=\"data:image/jpeg;base64,AAAA\"", "viewbox=\"0 0 64 48\"")
        .contains("<rect class=\"truth\" x=\"1.0\" y=\"2.0\" width=\"3.0\" height=\"4.0\">")
        .doesNotContain("<script");
  }

  @Test
  void agreementIsSaid() {
    assertThat(HtmlTemplates.render("report/gallery.jte", List.of()))
        .contains("The two agree about every frame.");
  }
}
