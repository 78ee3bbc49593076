package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a citizen needs works where scripts are off or never arrive. */
class WithoutJavaScriptTest extends BrowserTest {

  @Test
  void scriptsAreReallyOff() {
    Window phone = phoneWithoutScripts().open("/sign-in");
    assertThat(phone.shows("noscript") || phone.source().contains("data-guard")).isTrue();
    assertThat(phone.shows("form[data-ready]")).isFalse();
  }

  @Test
  void trackingAnswersAndExplainsAWrongEntry() {
    Window phone = phoneWithoutScripts().open("/tracking");
    phone.type("#code", "H26.1-260101-0001").type("#digits", "12").click("main form button");
    phone.find(".summary-error");
    assertThat(phone.find("#digits").getDomAttribute("aria-invalid")).isEqualTo("true");
  }

  private Window phoneWithoutScripts() {
    return new Window(Browsers.Kind.WITHOUT_JAVASCRIPT, home(), 390, 844);
  }
}
