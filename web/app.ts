import "@hotwired/turbo";
import { Application } from "@hotwired/stimulus";
import controllers from "controllers";
import "./refused";

const application = Application.start();
for (const [identifier, controller] of controllers) application.register(identifier, controller);
