// The map that moves. The server draws the same map as an SVG, for who has no script and for paper: what is here is read
// from it, and when the box changes, the page of the new box is asked for and read again.
import "./vendor/leaflet/leaflet.js";
import { bind } from "./keys.js";
import { borders } from "./borders.js";

const L = window.L;
const holder = document.getElementById("map");
const still = () => document.getElementById("still");

const bounds = (svg) => L.latLngBounds(
  [Number(svg.dataset.south), Number(svg.dataset.west)], [Number(svg.dataset.north), Number(svg.dataset.east)],
);

holder.hidden = false;
still().setAttribute("hidden", "");
const map = L.map(holder, {
  minZoom: 1, maxZoom: 14, zoomSnap: 1, worldCopyJump: false, maxBounds: [[-85, -180], [85, 180]], maxBoundsViscosity: 1,
  attributionControl: false, preferCanvas: true,
});
L.control.attribution({ prefix: false }).addAttribution("Natural Earth").addTo(map);
L.control.scale({ imperial: false }).addTo(map);
holder.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus change how close it is. The tables below have the same.");
holder.setAttribute("role", "region");

const ground = await borders(L);
ground.addTo(map);
const reaches = L.layerGroup().addTo(map);
const rings = L.layerGroup().addTo(map);

/** Draws what the server's map has. */
function draw() {
  const svg = still();
  ground.shade(new Map(svg.dataset.shades.trim().split(/\s+/).filter(Boolean).map((word) => word.split(":"))));
  reaches.clearLayers();
  rings.clearLayers();
  const colour = getComputedStyle(document.documentElement).getPropertyValue("--focus").trim();
  for (const place of svg.querySelectorAll(".place")) {
    const { lat, lon, km } = place.dataset;
    if (Number(km) * 256 * 2 ** map.getZoom() / 40075 / Math.cos(Number(lat) * Math.PI / 180) < 4) continue;
    L.circle([Number(lat), Number(lon)], {
      radius: Number(km) * 1000, color: colour, weight: 1, dashArray: "3 3", fillOpacity: 0.1, interactive: false,
    }).addTo(reaches);
  }
  for (const bubble of svg.querySelectorAll("a.bubble")) {
    const radius = Number(bubble.dataset.radius) + 3;
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("viewBox", `${-radius} ${-radius} ${2 * radius} ${2 * radius}`);
    picture.setAttribute("width", 2 * radius);
    picture.setAttribute("height", 2 * radius);
    picture.setAttribute("aria-hidden", "true");
    const copy = bubble.cloneNode(true);
    copy.removeAttribute("transform");
    picture.append(copy);
    const icon = L.divIcon({ html: picture, className: "ring-icon", iconSize: [2 * radius, 2 * radius] });
    L.marker([Number(bubble.dataset.lat), Number(bubble.dataset.lon)], { icon, keyboard: false }).addTo(rings);
  }
}

let asking = null;

/** Asks for the page of the box that is seen now, and takes from it what changes. */
async function ask() {
  const seen = map.getBounds();
  const address = new URL(location.href);
  const put = (name, value) => address.searchParams.set(name, value);
  put("west", Math.max(seen.getWest(), -180).toFixed(4));
  put("south", Math.max(seen.getSouth(), -85).toFixed(4));
  put("east", Math.min(seen.getEast(), 180).toFixed(4));
  put("north", Math.min(seen.getNorth(), 85).toFixed(4));
  put("zoom", map.getZoom());
  asking?.abort();
  asking = new AbortController();
  const lists = document.getElementById("lists");
  lists.classList.add("waiting");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(`the server says ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["still", "lists", "summary"]) document.getElementById(id).replaceWith(page.getElementById(id));
    still().setAttribute("hidden", "");
    history.replaceState(null, "", address);
    const twin = page.querySelector('link[rel="alternate"]');
    for (const each of document.querySelectorAll('link[rel="alternate"], .foot a[href*=".json"]')) each.href = twin.getAttribute("href");
    draw();
  } catch (error) {
    if (error.name === "AbortError") return;
    lists.classList.remove("waiting");
    document.getElementById("summary").textContent = `The map could not be brought up to date: ${error.message}.`;
  }
}

// The server's zoom where the map is as wide as the server's, or where the address names it; else what has room.
const box = bounds(still());
const isNamed = new URL(location.href).searchParams.has("zoom");
if (isNamed || holder.clientWidth >= 700) {
  const at = (corner) => map.project(corner, 0);
  map.setView(map.unproject(at(box.getNorthWest()).add(at(box.getSouthEast())).divideBy(2), 0), Number(still().dataset.zoom), { animate: false });
} else map.fitBounds(box, { animate: false });
draw();
map.on("moveend", ask);
// A box that somebody asked for may be less than what is seen now; a box that nobody asked for has everything in it.
if (new URL(location.href).searchParams.has("west") && !box.pad(0.01).contains(map.getBounds())) ask();
bind("m", "go to the map", () => holder.focus());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { ground.redraw(); draw(); });
