package io.citygrid.casework.dispatch;

import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;

/** Testville with departments of three levels, so that a case has several who could have it. */
final class TurnsTown {
  private static final String DEPARTMENTS =
      """
      id,name_zh,name_en,level,area,function
      water,供水公司,Water Company,CITY,990100,water
      market,市场监管局,Market Supervision Bureau,CITY,990100,market-supervision
      city-urban,市城管局,City Urban Management,CITY,990100,urban-management
      river-urban,江区城管局,River District Urban Management,DISTRICT,990101,urban-management
      hill-urban,山区城管局,Hill District Urban Management,DISTRICT,990102,urban-management
      north-street,北街道办事处,North Street Office,TOWNSHIP,990101001,urban-management
      """;
  private static final String LIST =
      """
      category,area,function,level,department
      E01,,urban-management,,
      C01,,,,water
      E02,,,,market
      *,,,,water
      """;

  private TurnsTown() {}

  /**
   * The town.
   *
   * @param rules its responsibility.yaml: hours of duty and loads
   */
  static City city(String rules) {
    return Testville.city(
        Testville.files()
            .with("departments.csv", bytes(DEPARTMENTS))
            .with("responsibility.csv", bytes(LIST))
            .with("responsibility.yaml", bytes(rules)),
        1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
