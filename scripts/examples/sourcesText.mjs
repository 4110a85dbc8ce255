const USED = [
  ["weather.csv", "weather-report", "whole"],
  ["flights-airport.csv", "busiest-airports", "whole"],
  ["airports.csv", "busiest-airports", "the columns iata, name, city and state"],
  ["penguins.json", "penguins", "whole, without line breaks"],
  ["iowa-electricity.csv", "chart-report", "whole"],
  ["population_engineers_hurricanes.csv", "states-sql", "whole"],
  ["us-state-capitals.json", "states-sql", "whole, without line breaks"],
];

/**
 * Where the data of the samples comes from, by the metadata that vega-datasets ships.
 *
 * @param {{ version: string, resources: { path: string, licenses?: { name?: string, title?: string, path?: string }[], sources?: { title?: string, path?: string }[] }[] }} metadata
 */
export function sourcesText({ version, resources }) {
  const sections = USED.map(([path, sample, part]) => {
    const { licenses = [], sources = [] } = resources.find((resource) => resource.path === path) ?? {};
    return [
      `## ${path}`,
      "",
      `- Used in: \`${sample}.vwmp.json\` (${part})`,
      ...licenses.map(({ name, title, path: url }) => `- Licence: ${[title, name, url].filter(Boolean).join(", ")}`),
      ...sources.map(({ title, path: url }) => `- Source: ${[title, url].filter(Boolean).join(", ")}`),
    ].join("\n");
  });
  const head = `# Data in the samples\n\nThe files come from the npm package \`vega-datasets\` ${version} (code: BSD-3-Clause); sources and licences of the data are those of its \`datapackage.json\`. Data of the United States government is in the public domain. The other samples hold made-up data.\nWritten by \`node scripts/makeExamples.mjs\`.`;
  return `${[head, ...sections].join("\n\n")}\n`;
}
