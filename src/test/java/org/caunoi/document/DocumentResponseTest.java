package org.caunoi.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class DocumentResponseTest {

  private static final byte[] CONTENT = {1, 2, 3};

  private final AtomicBoolean closed = new AtomicBoolean();

  @RestController
  final class Files {

    @GetMapping("/pdf")
    ResponseEntity<Resource> pdf() {
      return answer(MediaKind.PDF, "parents/../id\"card\r\nX: y");
    }

    @GetMapping("/jpeg")
    ResponseEntity<Resource> jpeg() {
      return answer(MediaKind.JPEG, "id-card");
    }

    private ResponseEntity<Resource> answer(MediaKind kind, String name) {
      StoredDocument document =
          new StoredDocument(new UUID(0, 1), "a", kind, 3, "00", 1, null, null, 0, "00");
      return DocumentResponse.of(
          document,
          new ByteArrayInputStream(CONTENT) {
            @Override
            public void close() {
              closed.set(true);
            }
          },
          name);
    }
  }

  private final MockMvc http = MockMvcBuilders.standaloneSetup(new Files()).build();

  @Test
  void streamsThePictureAndClosesIt() throws Exception {
    MockHttpServletResponse answer = get("/jpeg");

    assertThat(answer.getContentAsByteArray()).isEqualTo(CONTENT);
    assertThat(answer.getContentType()).isEqualTo("image/jpeg");
    assertThat(answer.getContentLength()).isEqualTo(3);
    assertThat(closed).isTrue();
  }

  @Test
  void letsABrowserShowThePictureButDoNothing() throws Exception {
    MockHttpServletResponse answer = get("/jpeg");

    assertThat(answer.getHeader("Content-Disposition"))
        .isEqualTo("inline; filename=\"id-card.jpg\"");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'")
        .endsWith("sandbox");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void sendsAPdfSoThatTheReaderOfTheBrowserMayOpenIt() throws Exception {
    MockHttpServletResponse answer = get("/pdf");

    assertThat(answer.getContentType()).isEqualTo("application/pdf");
    assertThat(answer.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "object-src 'self'", "frame-ancestors 'self'")
        .doesNotContain("sandbox");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void letsNoNameBreakTheHeader() throws Exception {
    assertThat(get("/pdf").getHeader("Content-Disposition"))
        .isEqualTo("inline; filename=\"parents----id-card--X--y.pdf\"");
  }

  private MockHttpServletResponse get(String path) throws Exception {
    return http.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse();
  }
}
