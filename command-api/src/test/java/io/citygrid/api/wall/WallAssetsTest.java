package io.citygrid.api.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallAssetsTest {
  private final WallAssets assets = new WallAssets();

  @Test
  void servesThePageItsModulesAndOpenLayersFromTheClassPath() {
    assertThat(contentType("/")).isEqualTo("text/html; charset=utf-8");
    assertThat(contentType("/wall/main.js")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(contentType("/wall/page/base.css")).isEqualTo("text/css; charset=utf-8");
    assertThat(contentType("/wall/language/zh.json")).isEqualTo("application/json");
    assertThat(contentType("/lib/ol/ol.js")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(contentType("/lib/ol/ol.css")).isEqualTo("text/css; charset=utf-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/wall/",
        "/wall/none.js",
        "/wall/README.md",
        "/wall/../logback.xml",
        "/wall/feed/../../logback.xml",
        "/wall/feed/../main.js",
        "/lib/ol/dist/ol.js",
        "/lib/ol/../../x.js",
        "/io/citygrid/api/wall/WallPage.class",
        ""
      })
  void namesNothingElseOfTheClassPath(String path) {
    assertThat(assets.find(path)).isEmpty();
  }

  @Test
  void thePageHasNoInlineScriptOrStyleAndNoAddressOutside() {
    String page = assets.find("/").orElseThrow().content().toString();

    assertThat(page).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|https?://");
    assertThat(page).doesNotContainPattern("<script(?![^>]*src=)");
  }

  private String contentType(String path) {
    return assets.find(path).orElseThrow().contentType();
  }
}
