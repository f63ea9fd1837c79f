import { Controller } from "@hotwired/stimulus";

type Piece = { x: number; y: number; dx: number; dy: number; turn: number; spin: number; size: number; colour: string };

/** A burst of paper in the theme's colours, two seconds long, once per element; nothing moves for those who asked for less motion. */
export default class extends Controller<HTMLElement> {
  static values = { pieces: { type: Number, default: 90 } };
  declare readonly piecesValue: number;
  private canvas?: HTMLCanvasElement;

  connect() {
    const preview = document.documentElement.hasAttribute("data-turbo-preview");
    if (preview || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.canvas = document.createElement("canvas");
    this.canvas.className = "confetti";
    this.canvas.ariaHidden = "true";
    this.canvas.width = innerWidth;
    this.canvas.height = innerHeight;
    document.body.append(this.canvas);
    this.throwPaper(this.canvas.getContext("2d")!);
  }

  disconnect() { this.canvas?.remove(); }

  private throwPaper(paint: CanvasRenderingContext2D) {
    const pieces = Array.from({ length: this.piecesValue }, (_, i) => this.piece(i));
    const end = performance.now() + 2200;
    const frame = (now: number) => {
      paint.clearRect(0, 0, innerWidth, innerHeight);
      for (const piece of pieces) {
        piece.x += piece.dx;
        piece.y += piece.dy += .32;
        piece.dx *= .985;
        piece.turn += piece.spin;
        paint.save();
        paint.translate(piece.x, piece.y);
        paint.rotate(piece.turn);
        paint.globalAlpha = Math.min(1, (end - now) / 500);
        paint.fillStyle = piece.colour;
        paint.fillRect(-piece.size / 2, -piece.size / 3, piece.size, piece.size * .62 * Math.abs(Math.cos(piece.turn * 1.7)) + 1);
        paint.restore();
      }
      if (now < end - 16 && this.canvas?.isConnected) requestAnimationFrame(frame);
      else this.canvas?.remove();
    };
    requestAnimationFrame(frame);
  }

  private piece(i: number): Piece {
    const style = getComputedStyle(this.element);
    const colours = ["--tone", "--spark", "--spark-edge", "--tone-line"].map(name => style.getPropertyValue(name));
    const side = i % 2;
    return {
      x: side * innerWidth, y: innerHeight * .72,
      dx: (side ? -1 : 1) * (3 + Math.random() * innerWidth / 90), dy: -7 - Math.random() * innerHeight / 60,
      turn: Math.random() * 6, spin: (Math.random() - .5) * .3, size: 7 + Math.random() * 7, colour: colours[i % colours.length]!,
    };
  }
}
